import { type Refusal, refusal } from '../refusal.ts';

/**
 * Why a sub-task's due moment will not do (T18: sub-due ≤ event due); null when it will. Both are first instants too late, ms; a
 * sub-task without one runs to the event's own.
 */
export function subDueRefusal(
  due: number | null,
  eventDue: number | null,
  at: number,
  department: string,
  rule: string,
): Refusal | null {
  if (due === null) return null;
  if (due <= at) return refusal('sub-due-past', rule, 'LYG-21-1', { department });
  return eventDue !== null && due > eventDue ? refusal('sub-due-too-late', rule, 'LYG-21-1', { department }) : null;
}
