import type { WallView } from '../../../shared/wire/wall-view.ts';

/**
 * Overdue events that the figures count and the list does not name: restricted kinds never stand in a list (W3), and a list has
 * its length. Lines that are not due yet do not make up for them.
 */
export function unlisted({ overdue, overdueList, asOf }: Pick<WallView, 'overdue' | 'overdueList' | 'asOf'>): number {
  return Math.max(0, overdue - overdueList.filter(({ due }) => due <= asOf).length);
}
