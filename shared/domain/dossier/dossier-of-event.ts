/** FNV-1a of 32 bits: spreads machine keys, nothing secret. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/**
 * Id of the one dossier of a machine for an event: the event's own id as a UUID of version 8, its last 32 bits mixed with the
 * machine. So a second one is the same row and refused, whichever console asks and whatever it has not heard of.
 * @param event UUID
 */
export function dossierOfEvent(machine: string, event: string): string {
  const last = (Number.parseInt(event.slice(-8), 16) ^ spread(machine)) >>> 0;
  return `${event.slice(0, 14)}8${event.slice(15, -8)}${last.toString(16).padStart(8, '0')}`;
}
