/* Media of questions that pages/fetch_ahead.js has fetched: by address, `{bytes, url}` for what plays, `{bytes, picture}` for a picture. */
export const held = new Map();

/** Where to play this from: what is held, else the line. */
export const sourceOf = (src) => (held.has(src) && held.get(src).url) || src;
