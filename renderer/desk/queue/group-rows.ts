import type { QueueRow } from '../../../shared/wire/queue-row.ts';

/** Groups of the default view, in the order a desk works them off. */
export const groupKeys = [
  'urgent',
  'pending',
  'returns',
  'triage',
  'intake',
  'assigned',
  'handling',
  'check',
  'feedback',
  'other',
] as const;
export type GroupKey = (typeof groupKeys)[number];

const byState: Partial<Record<QueueRow['state'], GroupKey>> = {
  registered: 'intake',
  triage: 'triage',
  whistled: 'triage',
  assigned: 'assigned',
  onSpot: 'handling',
  atVillage: 'handling',
  inHandling: 'handling',
  jointHandling: 'handling',
  transferred: 'handling',
  handled: 'check',
  completed: 'feedback',
};

/** The group a row belongs to at `now` (ms). */
export function groupOf(row: QueueRow, now: number): GroupKey {
  const late = row.handlingDue !== null && now >= row.handlingDue && row.state !== 'completed';
  if (row.major || row.supervised || late) return 'urgent';
  if (row.pending > 0) return 'pending';
  if (row.returnPending || row.extensionPending) return 'returns';
  return byState[row.state] ?? 'other';
}

export type QueueItem =
  | { readonly kind: 'head'; readonly group: GroupKey; readonly count: number }
  | { readonly kind: 'row'; readonly id: string };

/** Rows under their heads; inside a group the order given stays (stable, Q1). */
export function groupRows(rows: readonly QueueRow[], now: number): readonly QueueItem[] {
  const members = new Map<GroupKey, QueueItem[]>();
  for (const row of rows) {
    const group = groupOf(row, now);
    members.set(group, [...(members.get(group) ?? []), { kind: 'row', id: row.id }]);
  }
  return groupKeys.flatMap((group): QueueItem[] => {
    const own = members.get(group) ?? [];
    return own.length === 0 ? [] : [{ kind: 'head', group, count: own.length }, ...own];
  });
}
