/* 支部共学 on a projected screen: question, answer, explanation, next; forward by space or arrow, back as well. */
const STEPS = ['', 'is-told', 'is-told is-more'];
const asks = [...document.querySelectorAll('[data-ask]')];
const on = document.querySelector('[data-on]');
const back = document.querySelector('[data-back]');
const words = JSON.parse(on.dataset.words);
const last = asks.length - 1;
let at = 0;
let step = 0;

function draw() {
  asks.forEach((ask, place) => {
    const now = place === at;
    if (!now) ask.querySelectorAll('audio, video').forEach((each) => each.pause());
    ask.className = `ask${place === last ? ' ask--end' : ''}${now ? ` is-now ${STEPS[step]}` : ''}`;
    ask.toggleAttribute('aria-hidden', !now);
  });
  on.textContent = words[step === 2 && at === last - 1 ? 3 : step];
  on.disabled = at === last;
  back.disabled = at === 0 && step === 0;
}

function forward() {
  if (at === last) return;
  if (step < 2) step += 1;
  else { at += 1; step = 0; }
  draw();
}

function backward() {
  if (step > 0) step -= 1;
  else if (at > 0) { at -= 1; step = at === last ? 0 : 2; }
  draw();
}

on.addEventListener('click', forward);
back.addEventListener('click', backward);
addEventListener('keydown', (event) => {
  if (event.repeat || event.isComposing) return;
  if (event.code === 'ArrowRight' || event.code === 'PageDown') forward();
  else if (event.code === 'ArrowLeft' || event.code === 'PageUp') backward();
  else if (event.code === 'Space' && event.target === document.body) { event.preventDefault(); forward(); }
});
draw();
