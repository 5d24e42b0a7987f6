/*
 * What lies over every scene: the rehearsal mark, the operator's ring, and the one tap that a browser wants before it
 * plays a sound. The tap is asked for on a plate, never by covering the hall.
 */
import { html, useEffect } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { audio, unlock } from '../lib/sound.js';
import { stayAwake } from '../lib/wakelock.js';
import { link } from '../live/contest.js';

const FIELDS = ['cover', 'introduction', 'rule_card', 'stakes', 'buzzed', 'verdict', 'scoreboard', 'summary', 'tie', 'ceremony', 'standings', 'holding'];

export function Rehearsal({ view }) {
  if (view.kind !== 'rehearsal') return null;
  const onField = FIELDS.includes(view.screen) || (view.question && view.question.hidden);
  return html`<div class=${`rehearsal${onField ? ' rehearsal--field' : ''}`} aria-label=${t('kind.rehearsal')}>
    <p class="rehearsal__mark">${t('kind.rehearsal')}</p><p class="rehearsal__tag">${t('hall.rehearsal_tag')}</p>
  </div>`;
}

export const Ring = () => (link.value.state === 'lost' || link.value.state === 'connecting'
  ? html`<i class="ring" role="status" aria-label=${t('hall.stale')}></i>` : null);

function start() {
  unlock();
  stayAwake();
  const root = document.documentElement;
  if (root.requestFullscreen && !document.fullscreenElement) root.requestFullscreen().catch(() => {});
}

/** One gesture anywhere: sound, full screen, awake. The plate goes as soon as sound is allowed. */
export function Start({ view }) {
  useEffect(() => {
    document.addEventListener('pointerup', start);
    return () => document.removeEventListener('pointerup', start);
  }, []);
  if (audio.value !== 'suspended') return null;
  const waiting = !view || view.phase === 'lobby';
  return html`<button type="button" class=${`start${waiting ? ' start--wide' : ''}`}>${t('hall.start')}${waiting && html`<small>${t('hall.start_note')}</small>`}</button>`;
}
