/*
 * A whole bank as YAML in CodeMirror: line numbers, colours, and the server's problems in the margin and under their
 * line. The text area stays the form's own field, so that saving is the same with and without this script.
 */
import {
  EditorState, EditorView, HighlightStyle, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, history,
  historyKeymap, indentUnit, keymap, lineNumbers, lintGutter, lintKeymap, linter, nextDiagnostic, search, searchKeymap,
  setDiagnostics, syntaxHighlighting, tags, yaml,
} from '../../vendor/codemirror.js';
import { drawPhone } from './form.js';
import { markLines } from './sides.js';

const PAUSE_MS = 700;
const LOOK_MS = 300;

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '1.0625rem' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6875rem' },
  '.cm-gutters': { background: 'var(--sheet-well)', color: 'var(--sheet-text-3)', borderRight: '1px solid var(--sheet-line)' },
  '.cm-line-wrong': { background: 'var(--red-100)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--wrong) 2px', textUnderlineOffset: '2px' },
  '.cm-diagnostic': { fontFamily: 'var(--font-sans)', fontSize: '1.0625rem', color: 'var(--red-700)', background: 'var(--red-100)' },
  '.cm-diagnostic-error': { borderLeft: '5px solid var(--wrong)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--info-700)' },
  { tag: tags.definition(tags.propertyName), color: 'var(--info-700)' },
  { tag: tags.comment, color: 'var(--sheet-text-3)' },
]);

function diagnosticOf(doc, problem, place) {
  const line = doc.line(Math.min(Math.max(problem.line, 1), doc.lines));
  const from = Math.min(line.from + problem.column - 1, line.to);
  const word = /^[^\s:]+/.exec(line.text.slice(from - line.from));
  const where = place.replace('{line}', problem.line).replace('{column}', problem.column);
  return {
    from,
    to: Math.min(line.to, from + (word ? word[0].length : 1)),
    severity: problem.severity === 'error' ? 'error' : 'warning',
    message: `${where}：${problem.message}${problem.hint ? `（${problem.hint}）` : ''}`,
  };
}

const count = (problems, severity) => problems.filter((each) => (each.severity === 'error') === (severity === 'error')).length;

/** The problem to show: on the line of the cursor, else the next one below, else the first. */
function nearest(problems, line) {
  return problems.find((each) => each.line === line) || problems.find((each) => each.line > line) || problems[0];
}

/** What the question under the cursor looks like on a phone; asks only when the cursor or the text has moved. */
function glanceAt(side, token) {
  const part = (name) => side.querySelector(`[data-${name}]`);
  const names = JSON.parse(side.dataset.types);
  let timer = 0;
  let round = 0;
  const draw = (found) => {
    part('mini').hidden = !found;
    part('none').hidden = Boolean(found);
    part('broken').hidden = !found || found.sound;
    if (!found) return;
    part('what').textContent = [part('what').dataset.bank, found.id, names[found.type]].filter(Boolean).join(' · ');
    const options = found.options.map(([label, text]) => ({ label, text }));
    drawPhone(part('phone'), { type: found.type, stem: found.stem, options, right: found.right, media: null });
  };
  return (text, line) => {
    round += 1;
    const mine = round;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token };
      const answer = await fetch('/api/banks/glance', { method: 'POST', headers, body: JSON.stringify({ text, line }) }).catch(() => null);
      if (answer && answer.ok && mine === round) draw(await answer.json());
    }, LOOK_MS);
  };
}

export function yamlEditor(form) {
  const area = form.querySelector('textarea');
  const summary = form.querySelector('[data-sum]');
  const next = form.querySelector('[data-next]');
  const { place } = form.dataset;

  const box = document.createElement('div');
  const shown = form.querySelector('[data-problem]');
  const fix = form.querySelector('[data-fix]');
  const glance = glanceAt(document.querySelector('[data-glance]'), form.elements.csrf_token.value);
  let problems = JSON.parse(form.dataset.problems);
  let mending = null;

  const showNearest = (state) => {
    const near = nearest(problems, state.doc.lineAt(state.selection.main.head).number);
    shown.hidden = !near;
    mending = near && near.fix;
    fix.hidden = !mending;
    if (!near) return;
    shown.classList.toggle('wrong-here--warning', near.severity !== 'error');
    shown.querySelector('b').textContent = `${place.replace('{line}', near.line).replace('{column}', near.column)}：${near.message}`;
    shown.querySelector('span').textContent = near.hint;
    if (mending) fix.textContent = mending.word ? form.dataset.fixWord.replace('{word}', mending.word) : form.dataset.fixLine;
  };

  const say = () => {
    const all = form.dataset.summary.replace('{errors}', count(problems, 'error')).replace('{warnings}', count(problems, 'warning'));
    const warned = form.dataset.warned.replace('{warnings}', problems.length);
    summary.textContent = count(problems, 'error') ? all : problems.length ? warned : form.dataset.sound;
    next.hidden = !problems.length;
  };
  const diagnostics = (doc) => problems.map((each) => diagnosticOf(doc, each, place));

  async function lint(view) {
    const plain = form.querySelector('[data-plain]');
    if (plain) plain.remove();
    const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': form.elements.csrf_token.value };
    const body = JSON.stringify({ bank: form.dataset.bank, text: view.state.doc.toString() });
    const answer = await fetch('/api/banks/lint', { method: 'POST', headers, body }).catch(() => null);
    if (!answer || !answer.ok) {
      summary.textContent = form.dataset.unlinted;
      return [];
    }
    problems = await answer.json();
    say();
    showNearest(view.state);
    return diagnostics(view.state.doc);
  }

  box.className = 'yaml-box';
  area.hidden = true;
  area.after(box);
  const view = new EditorView({
    parent: box,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        EditorView.cspNonce.of(form.dataset.nonce), lineNumbers(), lintGutter(), history(), drawSelection(), highlightActiveLine(),
        highlightActiveLineGutter(), yaml(), indentUnit.of('  '), search({ top: true }), syntaxHighlighting(colours), look,
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]), linter(lint, { delay: PAUSE_MS }),
        EditorView.contentAttributes.of({ 'aria-label': 'YAML' }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged && !update.selectionSet) return;
          if (!update.docChanged) showNearest(update.state);
          glance(update.state.doc.toString(), update.state.doc.lineAt(update.state.selection.main.head).number);
        }),
      ],
    }),
  });
  view.scrollDOM.tabIndex = 0;   // so that it can be scrolled by keys alone
  const typed = () => view.state.doc.toString();
  say();
  view.dispatch(setDiagnostics(view.state, diagnostics(view.state.doc)));
  const first = problems.find((each) => each.severity === 'error');
  if (first) {
    const { from } = diagnosticOf(view.state.doc, first, place);
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  }
  else if (form.dataset.at) {
    const at = typed().indexOf(`id: ${form.dataset.at}`);
    if (at >= 0) view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  }
  showNearest(view.state);
  glance(typed(), view.state.doc.lineAt(view.state.selection.main.head).number);
  next.addEventListener('click', () => { nextDiagnostic(view); view.focus(); });
  fix.addEventListener('click', () => {
    const line = mending && mending.line <= view.state.doc.lines ? view.state.doc.line(mending.line) : null;
    if (line && line.text === mending.was) view.dispatch({ changes: { from: line.from, to: line.to, insert: mending.better } });
    fix.hidden = true;
    view.focus();
  });
  form.addEventListener('submit', () => { area.value = typed(); });
  const see = document.querySelector('[data-see]');
  see.addEventListener('click', () => { see.classList.toggle('on', document.querySelector('.editor').classList.toggle('sees')); });
  const disk = document.querySelector('[data-disk]');
  if (disk) markLines(disk, disk.textContent, typed());
}
