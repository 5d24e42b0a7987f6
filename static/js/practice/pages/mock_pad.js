/* The pads of a paper: what is chosen stays changeable until the paper is handed in, so nothing is sent or judged here. */
import { html } from '../../../vendor/ui.js';
import { placed, Tap } from '../pads/option.js';
import { say } from './words.js';

const LONGEST = 60;

const Single = ({ question, order, chosen, onChosen }) => html`<ul class="opts">${placed(question, order).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option}
  mark=${say('mock.chosen')} on=${chosen[0] === option.label} onTap=${() => onChosen(chosen[0] === option.label ? [] : [option.label])}/>`)}</ul>`;

const toggled = (chosen, label) => (chosen.includes(label) ? chosen.filter((each) => each !== label) : [...chosen, label]);

const Multiple = ({ question, order, chosen, onChosen }) => html`<ul class="opts opts--many">${placed(question, order).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option} several
  mark=${say('mock.chosen')} on=${chosen.includes(option.label)} onTap=${() => onChosen(toggled(chosen, option.label).sort())}/>`)}</ul>`;

const Order = ({ question, order, chosen, onChosen }) => html`<ul class="opts opts--many">${placed(question, order).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option}
  mark=${say('mock.place', { place: chosen.indexOf(option.label) + 1 })} on=${chosen.includes(option.label)} onTap=${() => onChosen(toggled(chosen, option.label))}/>`)}</ul>`;

function Fill({ question, chosen, onChosen }) {
  const blanks = Array.from({ length: Math.max(1, question.blanks || 1) }, (_, at) => chosen[at] || '');
  const write = (at, text) => onChosen(blanks.map((each, other) => (other === at ? text : each)));
  return blanks.map((text, at) => html`<div class="blank" key=${at}><label for=${`paper-${at}`}>${say(blanks.length > 1 ? 'mock.blank' : 'mock.blank_only', { number: at + 1 })}</label>
    <input id=${`paper-${at}`} type="text" value=${text} maxlength=${LONGEST} autocapitalize="off" autocorrect="off" spellcheck=${false} autocomplete="off" onInput=${(event) => write(at, event.currentTarget.value)}/></div>`);
}

const PADS = { single: Single, true_false: Single, multiple: Multiple, order: Order, fill: Fill };

export function PaperPad({ question, order, chosen, onChosen }) {
  const Pad = PADS[question.type];
  return html`<${Pad} question=${question} order=${order} chosen=${chosen} onChosen=${onChosen}/>`;
}
