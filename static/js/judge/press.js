/*
 * The big buttons at the foot of a judge's page: against the team left, for the team right, on every page.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { order } from '../host/desk.js';
import { Icon } from '../host/icon.js';

export const Press = ({ tone, icon, label, small, off, press }) => html`<button type="button" class=${`press ${tone ? `press--${tone}` : ''}`} disabled=${off} onClick=${press}>
  ${icon && html`<${Icon} name=${icon}/>`}<span>${label}${small && html`<small>${small}</small>`}</span></button>`;

/** Stop all clocks to confer, or let them run again. */
export function PausePress({ view }) {
  if (view.paused) return html`<${Press} icon="run" label=${t('judge.resume')} small=${t('judge.resume_small')} press=${() => order({ type: 'resume_clock' })}/>`;
  const running = Boolean(view.clock && view.clock.running);
  return html`<${Press} icon="pause" label=${t('judge.pause')} small=${t('judge.pause_small')} off=${!running} press=${() => order({ type: 'pause_clock' })}/>`;
}
