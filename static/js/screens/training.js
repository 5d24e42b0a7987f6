/* The pages of figures: while a count runs, say how far it has come, and show the new one when it is there. */
const ASK_MS = 1000;

const form = document.querySelector('[data-counting]');
if (form && 'running' in form.dataset) follow(form);

function follow(where) {
  const told = where.querySelector('[data-told]');
  const bar = where.querySelector('[data-bar]');
  const stages = JSON.parse(told.dataset.stages);
  const asking = setInterval(async () => {
    const answer = await fetch('/api/training/count').catch(() => null);
    if (!answer || !answer.ok) return;
    const state = await answer.json();
    if (!state.running) {
      clearInterval(asking);
      location.reload();
      return;
    }
    told.textContent = stages[state.stage] || '';
    if (state.total) bar.value = Math.round((100 * state.done) / state.total);
  }, ASK_MS);
}
