/* The list at the side: found while typing, the open question in view. */

export function listAtTheSide() {
  const here = document.querySelector('[data-here]');
  const box = here && here.closest('.list');
  if (here) box.scrollTop = here.offsetTop - box.offsetTop - box.clientHeight / 3;
  const field = document.querySelector('[data-find]');
  if (!field) return;
  const rows = [...document.querySelectorAll('[data-found] > li')];
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}
