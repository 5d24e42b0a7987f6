/*
 * The form of one question: while it is typed the server says what it would be. Its problems stand under their
 * fields, its face on the phone and in the hall. The form also works without this script.
 */

const PAUSE_MS = 400;

const element = (name, look, text) => {
  const made = document.createElement(name);
  if (look) made.className = look;
  if (text !== undefined) made.textContent = text;
  return made;
};

export function drawPhone(box, face) {
  const parts = [];
  if (face.media && face.media.kind === 'image') {
    const picture = element('img');
    picture.src = face.media.src;
    picture.alt = face.media.alt;
    parts.push(picture);
  }
  parts.push(element('p', 'stem', face.stem));
  for (const option of face.options) {
    const row = element('div', face.right && face.right.includes(option.label) ? 'o is-key' : 'o');
    const letter = { T: '✓', F: '✕' }[option.label];
    row.append(element('i', '', face.type === 'true_false' ? letter : option.label), option.text);
    parts.push(row);
  }
  box.replaceChildren(...parts);
}

/** Problems under the fields they belong to; what belongs to no field stands at the last one. */
function drawProblems(form, problems) {
  for (const old of form.querySelectorAll('.wrong-here')) old.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const each of problems) {
    const name = { why: 'options', accept: 'answer', media: 'media_file' }[each.field] || each.field;
    const place = form.querySelector(`[data-field="${name}"]`) || form.querySelector('[data-field="stem"]');
    if ('value' in place) place.setAttribute('aria-invalid', 'true');
    const more = place.closest('details');
    if (more) more.open = true;
    const box = element('p', 'wrong-here');
    const where = form.dataset.place.replace('{line}', each.line).replace('{column}', each.column);
    box.append(element('b', '', `${where}：${each.message}`), each.hint);
    (place.closest('.f') || place).append(box);
  }
}

const markRight = (form) => {
  for (const row of form.querySelectorAll('.orow')) {
    const input = row.querySelector('.pick input');
    if (input) row.classList.toggle('is-right', input.checked);
  }
};

/** The kind of a change is asked for when there is a change that matters. */
function askKind(form, told) {
  const box = form.querySelector('[data-kind]');
  box.hidden = !told.matter;
  for (const input of box.querySelectorAll('input')) input.required = told.matter;
  const wording = box.querySelector('[value="cosmetic"]');
  wording.disabled = told.key;
  if (told.key && wording.checked) wording.checked = false;
}

export function questionForm(form) {
  const preview = document.querySelector('[data-preview]');
  const hall = preview.querySelector('[data-hall]');
  let face = null;
  let timer = 0;
  let round = 0;
  const tellHall = () => { if (face) hall.contentWindow.postMessage({ face }, window.location.origin); };

  async function ask() {
    round += 1;
    const mine = round;
    const body = new FormData(form);
    body.append('bank', form.dataset.bank);
    body.append('question', form.dataset.question);
    const answer = await fetch('/api/banks/preview', { method: 'POST', body }).catch(() => null);
    if (!answer || !answer.ok || mine !== round) return;
    const told = await answer.json();
    drawProblems(form, told.problems);
    askKind(form, told);
    preview.querySelector('[data-unsound]').hidden = Boolean(told.face);
    if (!told.face) return;
    face = told.face;
    drawPhone(preview.querySelector('[data-phone]'), face);
    tellHall();
  }

  form.addEventListener('input', () => { markRight(form); clearTimeout(timer); timer = setTimeout(ask, PAUSE_MS); });
  window.addEventListener('message', (event) => {
    if (event.source !== hall.contentWindow) return;
    if (event.data.ready) tellHall();
    if ('over' in event.data) preview.querySelector('[data-overflow]').hidden = !event.data.over;
  });
  const see = document.querySelector('[data-see]');
  see.addEventListener('click', () => { see.classList.toggle('on', document.querySelector('.editor').classList.toggle('sees')); });
  markRight(form);
  ask();
}
