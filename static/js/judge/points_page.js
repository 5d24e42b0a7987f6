/*
 * Points by decision of the bench, with the reason: the host's own form, committed by a button at the foot.
 */
import { html, signal } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { PointsForm } from '../host/points_form.js';
import { tell } from '../host/desk.js';
import { Press } from './press.js';

const offered = signal(null);
const offer = (enter) => { offered.value = enter; };
const done = () => tell(t('judge.done'), 'is-quiet');

export const PointsPage = ({ view }) => html`<div class="cols cols--one"><section class="panel scroll points-page"><${PointsForm} view=${view} offer=${offer} closing=${done}/></section></div>`;

export function PointsFoot() {
  const enter = offered.value;
  return html`<footer class="verdicts verdicts--one">${enter && html`<${Press} icon="check" label=${enter.label} small=${enter.small} off=${enter.off} press=${enter.press}/>`}</footer>`;
}
