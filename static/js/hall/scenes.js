/* Which scene draws a snapshot. One table: the server names the screen, the scene decides its elements' identity. */
import { Beacon } from './beacon.js';
import { Buzzed } from './buzzed.js';
import { Ceremony } from './ceremony.js';
import { Cover, Holding } from './cover.js';
import { Evidence } from './evidence.js';
import { Introduction } from './introduction.js';
import { Leaf } from './leaf.js';
import { RuleCard } from './rule_card.js';
import { Scoreboard, Standings } from './scoreboard.js';
import { Stakes } from './stakes.js';
import { Summary } from './summary.js';
import { Tie } from './tie.js';
import { Verdict } from './verdict.js';

const slot = (view) => (view.question ? view.question.slot : '');

/** question, armed, answering and answer are one leaf; a hidden question is a beacon until it is buzzed. */
function leaf(view) {
  if (view.question && view.question.hidden) {
    return { name: 'beacon', key: `beacon ${slot(view)}`, View: Beacon };
  }
  if (!view.question) return { name: 'holding', key: 'holding', View: Holding };
  return { name: 'leaf', key: `leaf ${slot(view)}`, View: Leaf };
}

const inked = (view) => (view.ruling && ['right', 'partial'].includes(view.ruling.verdict) ? 'cut' : 'ink');

const SCENES = {
  cover: () => ({ View: Cover }),
  introduction: (view) => ({ View: Introduction, key: `introduction ${view.introduced || ''}` }),
  rule_card: (view) => ({ View: RuleCard, key: `rule_card ${view.round ? view.round.number : ''}` }),
  stakes: () => ({ View: Stakes }),
  question: leaf,
  armed: leaf,
  answering: leaf,
  answer: leaf,
  buzzed: (view) => (view.buzzes.length
    ? { View: Buzzed, key: `buzzed ${slot(view)} ${view.turn}`, entrance: 'cut' } : leaf(view)),
  verdict: (view) => (view.ruling
    ? { View: Verdict, key: `verdict ${slot(view)} ${view.ruling.team}`, entrance: inked(view) } : leaf(view)),
  scoreboard: () => ({ View: Scoreboard }),
  summary: (view) => ({ View: view.summary ? Summary : Scoreboard }),
  tie: (view) => ({ View: view.tie ? Tie : Scoreboard }),
  ceremony: (view) => ({ View: Ceremony, key: `ceremony ${view.ceremony ? view.ceremony.step : 0}` }),
  standings: () => ({ View: Standings }),
  holding: () => ({ View: Holding }),
  evidence: (view) => ({ View: view.evidence ? Evidence : Scoreboard }),
};

/** {name, key, View, entrance}. An unknown screen keeps the room on the holding slide. */
export function sceneOf(view) {
  const name = SCENES[view.screen] ? view.screen : 'holding';
  const scene = SCENES[name](view);
  return { name, key: name, entrance: 'fade', ...scene };
}
