/*
 * One response on its way: sending, delivered, or not. It may be sent again until the question is closed; the last one counts.
 */
import { html, useRef, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { send } from '../live/contest.js';
import { feel, unlock } from './senses.js';
import { Sign } from './signs.js';
import { said } from './wording.js';

/**
 * The state of what this desk has sent for one slot.
 *
 * Returns {sent, on, ack, give}: `sent` is what the server holds as far as we know, `on` is null | "sending" | "ok" | "failed",
 * `give(response)` sends; a later one always wins over an earlier one still on its way.
 */
export function useResponse(pad) {
  const turn = useRef(0);
  const [going, setGoing] = useState(null);
  const give = async (response) => {
    unlock();
    const mine = turn.current += 1;
    setGoing({ on: 'sending', response });
    feel('sent');
    const ack = await send('respond', { slot: pad.slot, response });
    if (mine !== turn.current) return;
    if (!ack.ok) feel('lost');
    setGoing({ on: ack.ok ? 'ok' : 'failed', response, ack });
  };
  const held = going && going.on === 'ok' ? going.response : pad.response;
  return { going, held: held || null, give };
}

/** The line under a pad: never empty once something was pressed. `say` turns a response into words. */
export function Delivery({ pad, paused, response, say, hint }) {
  const { going, held } = response;
  if (paused) return html`<p class="status"><${Sign} name="pause"/>${t('team.answer.paused')}</p>`;
  if (pad.closed) return html`<p class="status"><${Sign} name="barred"/>${held ? t('team.closed.with', { response: say(held) }) : t('team.closed.without')}</p>`;
  if (going && going.on === 'sending') return html`<p class="status is-sending" role="status"><${Sign} name="up"/>${t('team.sending_response', { response: say(going.response) })}</p>`;
  if (going && going.on === 'failed') return html`<p class="status is-bad" role="alert"><${Sign} name="undelivered"/>${failure(going, held, say)}</p>`;
  if (held) return html`<p class="status is-ok" role="status"><${Sign} name="tick"/>${t('team.delivered', { response: say(held) })}</p>`;
  return hint ? html`<p class="status quiet">${hint}</p>` : null;
}

function failure(going, held, say) {
  const first = going.ack.code === 'not_delivered'
    ? t('team.response_lost', { response: say(going.response) })
    : t('team.response_refused', { response: say(going.response), why: said(going.ack) });
  return held ? `${first}${t('team.response_held', { response: say(held) })}` : first;
}
