/* Two texts side by side: the lines that the other one has not are tinted. */

/** How many lines two lists have in common at their beginning and, behind that, at their end. */
function alike(lines, others) {
  const most = Math.min(lines.length, others.length);
  let head = 0;
  while (head < most && lines[head] === others[head]) head += 1;
  let tail = 0;
  while (tail < most - head && lines[lines.length - 1 - tail] === others[others.length - 1 - tail]) tail += 1;
  return [head, tail];
}

/** Redraw a text line by line, marking those that `other` does not have at that place. */
export function markLines(box, text, other) {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  const [head, tail] = alike(lines, others);
  const known = new Set(others.slice(head, others.length - tail));
  box.replaceChildren(...lines.map((line, at) => {
    const row = document.createElement('span');
    row.textContent = `${line}\n`;
    const inside = at >= head && at < lines.length - tail;
    if (inside && line.trim() && !known.has(line)) row.className = 'differs';
    return row;
  }));
}

export function compareSides() {
  for (const pair of document.querySelectorAll('[data-sides]')) {
    const [before, after] = pair.querySelectorAll('pre');
    const texts = [before.textContent, after.textContent];
    markLines(before, texts[0], texts[1]);
    markLines(after, texts[1], texts[0]);
  }
}
