/* Two texts side by side: the lines that the other one has not are tinted. */

/** Redraw a text line by line, marking those that `other` does not have. */
export function markLines(box, text, other) {
  const known = new Set(other.split('\n'));
  box.replaceChildren(...text.split('\n').map((line) => {
    const row = document.createElement('span');
    row.textContent = `${line}\n`;
    if (line.trim() && !known.has(line)) row.className = 'differs';
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
