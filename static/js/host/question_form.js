/*
 * Withdraw the question on screen: its points are taken back by the engine, a spare one may take its place.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { closeDrawer, order } from './desk.js';
import { Chips } from './drawer.js';
import { useOffer } from './points_form.js';
import { OTHER, Reasons, sentence } from './reasons.js';

export function QuestionForm({ view, offer, closing = closeDrawer }) {
  const { question, reserve } = view;
  const left = reserve ? reserve.left : null;
  const [replace, setReplace] = useState(left !== 0);
  const [reason, setReason] = useState(view.exposed ? OTHER : 'question');
  const [own, setOwn] = useState(view.exposed ? t('host.exposed_reason') : '');
  const off = !question;
  const commit = async () => {
    const ack = await order({ type: 'withdraw_question', slot: question.slot, reason: sentence(reason, own), replace });
    if (ack && ack.ok) closing();
  };
  const small = off ? t('host.withdraw_none') : t(replace ? 'host.withdraw_replaced' : 'host.withdraw_gone');
  useOffer(offer, { label: t('host.withdraw'), small, off, press: commit }, [question && question.slot, replace, reason, own]);
  if (!question) return html`<p class="advice is-quiet">${t('host.withdraw_none')}</p>`;
  const options = [{ value: true, text: t('host.withdraw_replace'), off: left === 0 }, { value: false, text: t('host.withdraw_only') }];
  return html`<p class="push"><b>${t('host.number_only', { number: question.number })}</b> ${question.stem}</p>
    <${Chips} options=${options} value=${replace} choose=${setReplace} label=${t('host.withdraw')}/>
    ${left != null && html`<span class="cap">${t('host.reserve', { count: left })}</span>`}
    <${Reasons} value=${reason} choose=${setReason} own=${own} setOwn=${setOwn} numbered=${false}/>`;
}
