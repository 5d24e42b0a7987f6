/* An upload with its progress: the page stays, asks how far the reading is, and goes where the answer leads. */

const ASK_MS = 500;

export function uploadForm(form) {
  const bar = form.querySelector('[data-bar]');
  const stage = form.querySelector('[data-stage]');
  const stages = JSON.parse(form.dataset.stages);
  form.addEventListener('submit', () => {
    stage.textContent = form.dataset.reading;
    form.querySelector('[type="submit"]').disabled = true;
    bar.hidden = false;
    setInterval(async () => {
      const answer = await fetch(`/api/banks/import/${form.elements.token.value}`).catch(() => null);
      if (!answer || !answer.ok) return;
      const told = await answer.json();
      if (stages[told.stage]) stage.textContent = stages[told.stage];
      if (told.total) bar.value = Math.round((100 * told.done) / told.total);
    }, ASK_MS);
  });
}
