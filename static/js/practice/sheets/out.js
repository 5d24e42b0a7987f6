/* What a phone shows that was signed out: why, what waits on it, and the two ways in. */
import { html, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { tell } from '../api.js';
import { me } from '../me.js';
import { comeIn, waiting } from '../queue.js';
import { SaveForm } from './saving.js';

export function Out({ onIn }) {
  const [words, setWords] = useState('');
  const begin = async () => {
    try {
      await tell('leave');
      await comeIn();
      onIn();
    } catch (failure) {
      if (failure.code === undefined) throw failure;
      setWords(t('practice.out.offline'));
    }
  };
  const nameless = html`<p class="save-words" role="alert">${words}</p><button class="btn btn--text" type="button" onClick=${begin}>${t('practice.out.nameless')}</button>`;
  return html`<main class="page page--note"><section class="matter"><h1 class="headline">${t('practice.out.title')}</h1><p class="sub">${t('practice.out.why')}</p>
    ${waiting.value ? html`<p class="sub"><b>${t('practice.out.waiting', { count: waiting.value })}</b></p>` : null}
    ${(me.value.branches || []).length ? html`<${SaveForm} back onDone=${onIn}>${nameless}</${SaveForm}>` : nameless}</section></main>`;
}
