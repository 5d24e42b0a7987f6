/*
 * A whole bank as YAML in CodeMirror: line numbers, colours, and the server's problems in the margin and under their
 * line. The text area stays the form's own field, so that saving is the same with and without this script.
 */
import {
  EditorState, EditorView, HighlightStyle, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, history,
  historyKeymap, indentUnit, keymap, lineNumbers, lintGutter, lintKeymap, linter, nextDiagnostic, search, searchKeymap,
  setDiagnostics, syntaxHighlighting, tags, yaml,
} from '../../vendor/codemirror.js';
import { markLines } from './sides.js';

const PAUSE_MS = 700;

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

export function yamlEditor(form) {
  const area = form.querySelector('textarea');
  const summary = form.querySelector('[data-sum]');
  const next = form.querySelector('[data-next]');
  const { place } = form.dataset;

  const say = (problems) => {
    const all = form.dataset.summary.replace('{errors}', count(problems, 'error')).replace('{warnings}', count(problems, 'warning'));
    const warned = form.dataset.warned.replace('{warnings}', problems.length);
    summary.textContent = count(problems, 'error') ? all : problems.length ? warned : form.dataset.sound;
    next.hidden = !problems.length;
  };
  const diagnostics = (doc, problems) => problems.map((each) => diagnosticOf(doc, each, place));

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
    const problems = await answer.json();
    say(problems);
    return diagnostics(view.state.doc, problems);
  }

  const box = document.createElement('div');
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
      ],
    }),
  });
  view.scrollDOM.tabIndex = 0;   // so that it can be scrolled by keys alone
  const typed = () => view.state.doc.toString();
  const known = JSON.parse(form.dataset.problems);
  say(known);
  view.dispatch(setDiagnostics(view.state, diagnostics(view.state.doc, known)));
  if (known.length) view.dispatch({ effects: EditorView.scrollIntoView(diagnosticOf(view.state.doc, known[0], place).from, { y: 'center' }) });
  else if (form.dataset.at) {
    const at = typed().indexOf(`id: ${form.dataset.at}`);
    if (at >= 0) view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  }
  next.addEventListener('click', () => { nextDiagnostic(view); view.focus(); });
  form.addEventListener('submit', () => { area.value = typed(); });
  const disk = document.querySelector('[data-disk]');
  if (disk) markLines(disk, disk.textContent, typed());
}
