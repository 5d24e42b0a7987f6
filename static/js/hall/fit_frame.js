/*
 * The picture is never narrower than 16:9: on 4:3 and 16:10 it is drawn at 16:9 and scaled down (letterboxed);
 * `?safe=1..3` keeps a margin for projectors that crop.
 */

const WIDTH_OF_HEIGHT = 16 / 9;

export function fitFrame() {
  const root = document.documentElement;
  const safe = Number(new URLSearchParams(location.search).get('safe')) || 0;
  const margin = 1 - 0.02 * Math.min(3, Math.max(0, safe));
  const fit = () => {
    const ratio = window.innerWidth / window.innerHeight / WIDTH_OF_HEIGHT;
    root.style.setProperty('--fit', Math.min(1, ratio) * margin);
    root.classList.toggle('is-narrow', ratio < 0.999);
  };
  window.addEventListener('resize', fit);
  fit();
}
