/* Reports of faulty questions on their way: sent at once, or kept until there is a line. */
import { freshId } from '../lib/ids.js';
import { offline, tell } from './api.js';
import { drop, keep, kept, names } from './store.js';

const REPORT = 'report.';

/** Send a report; says "sent", "kept" (no line: it goes later) or "refused". */
export async function sendReport(report) {
  try {
    await tell('report', report);
    return 'sent';
  } catch (failure) {
    if (!offline(failure)) return 'refused';
    keep(REPORT + freshId(), report);
    return 'kept';
  }
}

/** Send what was kept. */
export async function sendReports() {
  for (const name of names(REPORT)) {
    try {
      await tell('report', kept(name));
    } catch (failure) { if (offline(failure)) return; }
    drop(name);
  }
}
window.addEventListener('online', sendReports);
