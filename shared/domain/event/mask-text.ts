import type { GridEvent } from './event.ts';

/**
 * A text fit for a wall (W3): the requester's name and every run of seven or more digits (phone, identity card) are blotted out.
 * House numbers and road names stay.
 */
export function maskText(text: string, name: string | null): string {
  const digits = text.replaceAll(/\d[\d\s-]{5,}[\dXx]/g, '***');
  return name === null || name === '' ? digits : digits.replaceAll(name, '某某');
}

/** The same for several names: the longest first, so that a name within a name leaves no rest. */
export const maskNames = (text: string, names: readonly string[]): string =>
  names.toSorted((a, b) => b.length - a.length).reduce((out, name) => maskText(out, name), maskText(text, null));

/** Everybody named on an event: who asked for it or for one joined to it, who reported it, who handles it. */
export function namesOn(event: Pick<GridEvent, 'requester' | 'joined' | 'reportedBy' | 'handler'>): readonly string[] {
  const asked = [event.requester, ...event.joined.map(({ requester }) => requester)];
  return [
    ...asked.map((one) => (one.kind === 'named' ? one.name : '')),
    event.reportedBy?.name ?? '',
    event.handler ?? '',
  ].filter((name) => name !== '');
}
