/*
 * The words of a screen: one flat catalogue a language, fetched once, read by key.
 *
 * A missing key is shown as the key: it is a mistake to be seen by us, never a reason to draw nothing.
 */

const RETRY_MS = 1500;

let words = {};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Load the catalogue; on a bad line it tries again until it succeeds, because no screen can do without words. */
export async function loadCatalogue(lang, build) {
  for (;;) {
    try {
      const answer = await fetch(`/s/${build}/i18n/${lang}.json`);
      if (answer.ok) {
        words = await answer.json();
        return;
      }
    } catch (error) { /* no network yet: the next turn may have one */ }
    await pause(RETRY_MS);
  }
}

/** Tests and pages that carry their own words. */
export const useWords = (catalogue) => { words = catalogue; };

const asText = (value) => (typeof value === 'number' ? String(value).replace('-', '−') : String(value));

/** The words of a key, `{name}` replaced by args.name. Numbers get a true minus sign. */
export function t(key, args) {
  const text = words[key];
  if (text === undefined) return key;
  if (!args) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (args[name] == null ? whole : asText(args[name])));
}

export const has = (key) => words[key] !== undefined;
