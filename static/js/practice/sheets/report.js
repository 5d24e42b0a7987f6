/* 这题有问题: what is wrong with a question, told to the organizers; kept here until there is a line. */
import { html, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { sendReport } from '../reports.js';
import { Sheet } from '../parts/sheet.js';

const WHATS = ['key', 'text', 'source', 'other'];
const LONGEST = 300;

export function Report({ question, onClose }) {
  const [what, setWhat] = useState('key');
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const send = async (event) => {
    event.preventDefault();
    setState('sending');
    const said = [t(`practice.report.${what}`), text.trim()].filter(Boolean).join(t('practice.colon'));
    setState(await sendReport({ question: question.id, rev: question.rev, text: said }));
  };
  const label = t('practice.report.title');
  if (state && state !== 'sending') {
    return html`<${Sheet} label=${label} onClose=${onClose}><h2 class="headline" tabindex="-1">${label}</h2><p class="sub" role="status">${t(`practice.report.${state}`)}</p>
      <button class="btn btn--next push" type="button" onClick=${onClose}>${t('practice.report.close')}</button></${Sheet}>`;
  }
  return html`<${Sheet} label=${label} onClose=${onClose}><form onSubmit=${send}><h2 class="headline" tabindex="-1">${label}</h2>
    <fieldset class="whats"><legend class="unseen">${label}</legend>${WHATS.map((each) => html`<label class=${each === what ? 'what is-on' : 'what'} key=${each}>
      <input type="radio" name="what" value=${each} checked=${each === what} onChange=${() => setWhat(each)}/><span>${t(`practice.report.${each}`)}</span></label>`)}</fieldset>
    <div class="blank"><label for="report-text">${t('practice.report.more')}</label><textarea id="report-text" maxlength=${LONGEST} rows="2" onInput=${(event) => setText(event.target.value)}>${text}</textarea></div>
    <button class="btn btn--main push" type="submit" disabled=${state === 'sending'}>${t('practice.report.send')}</button>
    <button class="btn btn--text" type="button" onClick=${onClose}>${t('practice.report.cancel')}</button></form></${Sheet}>`;
}
