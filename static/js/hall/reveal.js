/* 揭晓: the others leave, the right answer stays; then why, then the source, or what every team did. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf, widthOf } from '../lib/format.js';
import { EASE_INOUT, EASE_OUT, useEntrance } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { Sign } from '../parts/sign.js';
import { Words, wordsClass } from '../parts/words.js';

const GROW = [{ opacity: 0, transform: 'scaleY(0.4)' }, { opacity: 1, transform: 'none' }];

function linesOf(question, truth) {
  const labels = truth.labels || [];
  const texts = new Map((question.options || []).map((each) => [each.label, each.text]));
  if (!labels.length || !texts.size) return [{ label: '', text: truth.text }];
  const mark = (label) => (question.type === 'true_false' ? '' : label);
  return labels.map((label) => ({ label: mark(label), text: texts.get(label) || truth.text }));
}

const sizeOf = (lines) => {
  const longest = Math.max(...lines.map((each) => widthOf(String(each.text))));
  if (lines.length > 1) return lines.length > 2 || longest > 14 ? 'truth--s' : 'truth--m';
  if (longest > 18) return 'truth--s';
  return longest > 7 ? 'truth--m' : '';
};

/** The right answer on jade: sign, word and colour. */
export function Truth({ question, truth, fresh }) {
  const lines = linesOf(question, truth);
  const size = sizeOf(lines);
  const box = useEntrance(fresh, { frames: GROW, ms: 420, delay: 160, easing: EASE_INOUT });
  return html`<ul class="truths" ref=${box}>
    ${lines.map((line, at) => html`<li class=${`truth ${size}`} key=${at}>
      ${line.label && html`<b class="num truth__letter">${line.label}</b>`}
      <span class=${`truth__text ${wordsClass}`}><${Words} text=${line.text} /></span>
      <span class="truth__tag"><${Sign} verdict="right" />${!size && t('hall.right_answer')}</span>
    </li>`)}
  </ul>`;
}

export function Why({ truth, fresh }) {
  const box = useEntrance(fresh, { ms: 280, delay: 580, easing: EASE_OUT });
  return html`<div class="why" ref=${box}>
    ${truth.explanation && html`<p class=${`why__text ${wordsClass}`}><${Words} text=${truth.explanation} /></p>`}
    ${truth.source && html`<p class="why__source"><b>${t('hall.source')}</b>
      <span class=${`${/^[《“「]/.test(truth.source) ? 'hang ' : ''}${wordsClass}`}><${Words} text=${truth.source} /></span></p>`}
  </div>`;
}

const SAID_MAX = 4;

function Outcome({ view, ruling }) {
  const team = teamOf(view, ruling.team);
  if (!team) return null;
  const said = String(Array.isArray(ruling.response) ? ruling.response.join('') : ruling.response || '').replace(/、/g, '');
  return html`<li class=${`outcome outcome--${ruling.verdict}`}>
    <${Plate} seat=${team.seat} /><${Name} className="outcome__name" name=${team.name} />
    <span class="outcome__said num">${said && widthOf(said) <= SAID_MAX ? said : ''}</span>
    <${Sign} verdict=${ruling.verdict} /><b class="num">${points(ruling.points, { sign: true })}</b>
  </li>`;
}

const NAMED_MAX = 6;
const sizeFor = (count) => (count > 8 ? 'outcomes--16' : count > 6 ? 'outcomes--8' : 'outcomes--6');

/** All teams answered one question: what each of them did, in the order of the desks. */
export function Outcomes({ view, fresh }) {
  const box = useEntrance(fresh, { ms: 280, delay: 580 });
  const rulings = view.rulings || [];
  const longest = Math.max(...view.teams.map((each) => widthOf(each.name)));
  const size = `${sizeFor(rulings.length)}${longest > NAMED_MAX ? ' outcomes--seats' : ''}`;
  return html`<ol class=${`outcomes ${size}`} ref=${box}>
    ${rulings.map((ruling) => html`<${Outcome} key=${ruling.team} view=${view} ruling=${ruling} />`)}
  </ol>`;
}
