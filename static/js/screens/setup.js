/*
 * The organizer's steps, made livelier: slips turn without a reload, typed teams are kept at once, whole columns can be
 * pasted, the device check refreshes itself. Every form also works without this script.
 */

const REFRESH_MS = 2000;
const PATIENCE_MS = 5000;

/** Put the same part of a page that was just fetched in the place of the old one. */
function swap(page) {
  const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-swap]');
  const old = document.querySelector('[data-swap]');
  if (!fresh || !old) return false;
  old.replaceWith(document.importNode(fresh, true));
  document.querySelector('[data-turn] button, [data-swap] .act--main').focus();
  return true;
}

async function turnSlip(event) {
  const form = event.target;
  if (!form.matches('[data-turn]')) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append('action', event.submitter ? event.submitter.value : 'turn');
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  try {
    const answer = await fetch(window.location.pathname, { method: 'POST', body });
    if (answer.ok && swap(await answer.text())) return;
  } catch (error) { /* the page says the same after a reload */ }
  window.location.assign(window.location.pathname);
}

/** A second press on the same button must not send twice. */
function pressOnce(event) {
  for (const button of event.target.querySelectorAll('[data-once]')) button.disabled = true;
}

function keepTyped(form) {
  const told = form.querySelector('[data-saved]');
  const keep = async () => {
    const body = new FormData(form);
    body.set('action', 'keep');
    const answer = await fetch(window.location.pathname, { method: 'POST', body }).catch(() => null);
    told.textContent = answer && answer.ok ? told.dataset.saved : told.dataset.unsaved;
  };
  form.addEventListener('change', keep);
  return keep;
}

/** Say at once when something is too long for the hall. */
function measure(input) {
  const most = Number(input.dataset.most);
  if (!most) return;
  const row = input.closest('tr');
  const long = [...row.querySelectorAll('[data-most]')].some((each) => each.value.trim().length > Number(each.dataset.most));
  row.nextElementSibling.querySelector('[data-long]').hidden = !long;
  input.setAttribute('aria-invalid', String(input.value.trim().length > most));
}

/** Where a cell belongs: a table with a cell for each member has them all in the one field of members. */
const columnOf = (place, wide, members) => (wide && place > 0 ? (place <= members ? 1 : 2) : place);

/** Cells from a spreadsheet: rows by line, columns by tab, from the field they are dropped on. */
function pasteTable(event, form, keep) {
  const text = event.clipboardData.getData('text/plain').replace(/\s+$/, '');
  if (!/[\t\n]/.test(text)) return;
  const columns = form.dataset.paste.split(' ');
  const start = columns.indexOf(event.target.name);
  if (start < 0) return;
  event.preventDefault();
  const fields = columns.map((name) => [...form.querySelectorAll(`input[name="${name}"]`)]);
  const row = fields[start].indexOf(event.target);
  text.split(/\r?\n/).forEach((line, down) => {
    const cells = line.split('\t');
    const filled = new Set();
    cells.forEach((cell, across) => {
      const into = columnOf(start + across, start + cells.length > columns.length, Number(form.dataset.members));
      const field = fields[into] && fields[into][row + down];
      if (!field) return;
      field.value = filled.has(into) ? `${field.value}　${cell.trim()}` : cell.trim();
      filled.add(into);
      measure(field);
    });
  });
  keep();
}

async function refresh(part) {
  try {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    const answer = await fetch(part.dataset.live, { signal: stop.signal });
    clearTimeout(timer);
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    document.querySelector('[data-stale]').hidden = true;
  } catch (error) {
    document.querySelector('[data-stale]').hidden = false;
  }
  setTimeout(refresh, REFRESH_MS, part);
}

/** The clipboard is closed to pages without a certificate, so the field is marked and the old command asked. */
function copy(button) {
  const field = button.closest('section').querySelector('input[readonly]');
  field.select();
  if (document.execCommand('copy')) button.textContent = button.dataset.done;
}

document.addEventListener('submit', turnSlip);
document.addEventListener('submit', pressOnce);
for (const form of document.querySelectorAll('[data-autosave]')) {
  const keep = keepTyped(form);
  form.addEventListener('input', (event) => measure(event.target));
  form.addEventListener('paste', (event) => pasteTable(event, form, keep));
}
for (const part of document.querySelectorAll('[data-live]')) setTimeout(refresh, REFRESH_MS, part);
for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', () => copy(button));
