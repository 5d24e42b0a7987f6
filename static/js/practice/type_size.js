/* The larger type: a class on <html> that multiplies every rem. A cookie keeps it, so that the server's first paint has it. */
import { signal } from '../../vendor/ui.js';

const COOKIE = 'practice_type';
const YEAR_S = 365 * 24 * 3600;

const chosen = () => document.cookie.split('; ').includes(`${COOKIE}=large`);

/** Whether the larger type is on. */
export const large = signal(chosen());

const apply = () => document.documentElement.classList.toggle('type-large', large.value);
apply();

export function toggleSize() {
  large.value = !large.value;
  document.cookie = `${COOKIE}=${large.value ? 'large' : 'usual'}; path=/practice; max-age=${YEAR_S}; samesite=lax`;
  apply();
}
