/* 若今天模拟: a range with its meaning, then what to do about it. Before there is enough evidence it says how much is missing. */
import { html, useState } from '../../../vendor/ui.js';
import { Blank, Fold, Frame, Next } from './frame.js';
import { useKnown } from './known.js';
import { Range } from './range.js';
import { useStart } from './starting.js';
import { say, Say } from './words.js';

export default function Forecast({ go }) {
  const known = useKnown('forecast');
  const { data } = known;
  const ready = data && !data.needed;
  const gains = (data && data.gains) || [];
  return html`<${Frame} name="forecast" title=${say('forecast.title')} go=${go} known=${known} mine
      thumb=${data ? html`<${Foot} ready=${ready} gains=${gains} go=${go}/>` : null}>
    ${!data ? html`<${Blank} known=${known}/>` : ready ? html`<${Estimate} data=${data}/>` : html`<${NotYet} data=${data}/>`}
    ${gains.length ? html`<${Gains} gains=${gains}/>` : null}${data ? html`<${How} data=${data}/>` : null}<//>`;
}

const whole = (points) => Math.round(points);

function Estimate({ data }) {
  const full = data.full || 100;
  const [low, high, score] = [data.low, data.high, data.score].map(whole);
  return html`<p class="big-fact"><small>${say('forecast.about')}</small> <span class="num">${score}</span> <small>${say('forecast.points')}</small></p>
    <${Range} low=${low} high=${high} score=${score} full=${full}/>
    <p class="sub"><${Say} k="forecast.meaning" args=${{ low, high, full, probes: data.probes }}/></p>`;
}

function NotYet({ data }) {
  return html`<p class="headline">${say('forecast.needed', { count: data.needed })}</p>
    <p class="sub">${say('forecast.so_far', { probes: data.probes })}</p><p class="sub">${say('forecast.fastest')}</p>`;
}

const placeOf = (gain) => gain.period || gain.topic || '';

function Gains({ gains }) {
  return html`<h2 class="push">${say('forecast.gains')}</h2><ul>${gains.map((gain) => html`<li class="gain" key=${`${gain.bank}-${placeOf(gain)}`}>
    <span class="plus">${say('forecast.plus', { points: gain.points >= 1 ? Math.round(gain.points) : Math.round(gain.points * 10) / 10 })}<small>${say('forecast.minutes', { minutes: Math.ceil(gain.minutes) })}</small></span>
    <span>${say(placeOf(gain) ? 'forecast.place' : 'forecast.place_whole', { history: gain.history, place: placeOf(gain), count: gain.count })}</span></li>`)}</ul>`;
}

/** How the number comes about, in words a member can check. */
function How({ data }) {
  const [open, setOpen] = useState(false);
  return html`<${Fold} id="how" className="push" open=${open} onToggle=${() => setOpen(!open)} label=${say('forecast.how')}>
    ${[1, 2, 3, 4].map((at) => html`<p class="because" key=${at}>${say(`forecast.how.${at}`, { probes: data.probes })}</p>`)}<//>`;
}

function Foot({ ready, gains, go }) {
  const [start, notice] = useStart();
  const best = gains[0];
  if (ready && best) {
    const drill = () => start({ kind: 'topic', bank: best.bank, period: best.period || '', topic: best.topic || '', size: best.count });
    return html`${notice}<${Next} onClick=${drill}>${say('forecast.drill', { history: best.history, count: best.count })}<//>`;
  }
  if (ready) return html`${notice}<${Next} onClick=${() => start({ kind: 'daily' })}>${say('forecast.daily')}<//>`;
  return html`${notice}<${Next} onClick=${() => go('mock')}>${say('forecast.mock')}<//>
    <button class="btn btn--plain" type="button" onClick=${() => start({ kind: 'daily' })}>${say('forecast.daily')}</button>`;
}
