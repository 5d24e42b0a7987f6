/* 我的: who one is here, what happened to one's questions, the settings, and one's own data: all of it one's own to take or erase. */
import { html, useEffect } from '../../../vendor/ui.js';
import { askMe, me } from '../me.js';
import { Frame, Text } from './frame.js';
import { OwnData } from './me_data.js';
import { Notices } from './me_notices.js';
import { Settings } from './me_settings.js';
import { say } from './words.js';

export default function Me({ go }) {
  useEffect(() => { askMe().catch(() => null); }, []);            // without a line what was known is shown
  return html`<${Frame} name="me" title=${say('me.title')} go=${go} mine>
    <${Who} go=${go}/><${Notices}/><${Settings}/><${Purpose}/><${OwnData}/><${Language}/><//>`;
}

function Who({ go }) {
  const { named, name, branch } = me.value;
  if (!named) {
    return html`<section class="part"><h2 class="headline">${say('me.nameless')}</h2><p class="sub">${say('me.nameless.sub')}</p>
      <button class="btn btn--main push" type="button" onClick=${() => go('name')}>${say('me.save')}</button></section>`;
  }
  return html`<section class="part"><h2 class="headline">${name}</h2>${branch ? html`<p class="sub">${branch.name}</p>` : null}</section>`;
}

/** What is kept and what for, in the organizers' words where they wrote some. */
function Purpose() {
  const { purpose } = me.value;
  const lines = typeof purpose === 'string' && purpose ? purpose.split('\n') : [1, 2, 3, 4].map((at) => say(`me.purpose.${at}`));
  return html`<section class="part"><h2>${say('me.purpose')}</h2>${lines.map((line) => html`<p class="because" key=${line}>${line}</p>`)}</section>`;
}

function Language() {
  const english = document.body.dataset.lang === 'en';
  const to = english ? 'zh-CN' : 'en';
  return html`<a class="btn btn--text" lang=${to} hreflang=${to} href=${`/practice?lang=${to}#/me`}>${english ? '中文' : 'English'}</a>`;
}
