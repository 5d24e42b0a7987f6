/*
 * What the list of devices says about one desk, in one word. Pure: a list in, a word out.
 */
const SLOW_RTT_MS = 100;

/** The entry of a team in the list of devices, or null. Of two, the connected one. */
export function entryOf(devices, team) {
  const entries = ((devices && devices.list) || []).filter((each) => each.role === 'team' && each.team === team);
  return entries.find((each) => each.connected) || entries[0] || null;
}

/** Entries of a role that is no team. */
export const entriesOf = (devices, role) => ((devices && devices.list) || []).filter((each) => each.role === role);

/** {code: good | slow | away | none, entry}: none is no fault, the desk can be named from the host's keyboard. */
export function deviceState(devices, team) {
  const entry = entryOf(devices, team);
  if (!entry || !entry.connected) return { code: 'none', entry };
  if (entry.visible === false) return { code: 'away', entry };
  if (entry.rtt != null && entry.rtt > SLOW_RTT_MS) return { code: 'slow', entry };
  return { code: 'good', entry };
}
