import { err, ok, type Result } from '../../std/result.ts';
import { isRunning, startGivenClock } from '../../time/clock.ts';
import { endOfDay } from '../../time/local-date.ts';
import { isSeat, type Role } from '../actor/actor.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';
import { isOrderOpen, type SupervisionOrder } from './supervision-order.ts';

/** Who issues and decides supervision orders: leader and director of a centre, and the government's supervisor (LYG-4-1, JS-4-1). */
export const supervisors: readonly Role[] = ['shiftLeader', 'director', 'supervisor'];

/** The order named by a command, still open; else why not. */
export function openOrder(event: GridEvent, id: string): Result<SupervisionOrder, Refusal> {
  const order = event.orders.find((o) => o.id === id);
  if (order === undefined) return err(refusal('no-such-order', 'T30'));
  return isOrderOpen(order) ? ok(order) : err(refusal('order-is-over', 'T30', order.basis));
}

/** Whoever has an order open, for what a screen offers. */
export const anyOrderOpen = (_context: Context, event: GridEvent): Refusal | null =>
  event.orders.some(isOrderOpen) ? null : refusal('no-such-order', 'T30');

/** True for the side an order is addressed to: holder or last holder, the centre that holds it, staff or village likewise. */
export function isServed({ actor }: Context, event: GridEvent): boolean {
  if (actor.department !== null && actor.role !== 'gridStaff') {
    return [event.holder, event.lastHolder].some((h) => h?.kind === 'department' && h.id === actor.department);
  }
  const kind = event.holder?.kind ?? 'center';
  if (kind === 'gridStaff') return actor.role === 'gridStaff';
  if (kind === 'village') return actor.role === 'village';
  return kind !== 'department' && isSeat(actor);
}

/** Clock to the reply date of an order; runs from the hub's delivery (D12), never statutory (lifecycle.md §5). */
export function replyClock(context: Context, order: SupervisionOrder, replyBy: string): NonNullable<Effects['start']> {
  if (context.hubAt === null) return [];
  const { profile, calendar } = context.rules;
  const round = order.urgedAt.length;
  return [
    startGivenClock({
      id: round === 0 ? order.id : `${order.id}.${round}`,
      kind: 'supervisionReply',
      basis: order.basis,
      statutory: false,
      startAt: context.hubAt,
      rule: profile.version,
      calendar,
      until: replyBy,
    }),
  ];
}

/** Stops the running clock of an order. */
export const stopReplyClock = (event: GridEvent, order: string, at: number): NonNullable<Effects['stop']> =>
  event.clocks
    .filter((k) => k.kind === 'supervisionReply' && isRunning(k) && (k.id === order || k.id.startsWith(`${order}.`)))
    .map((k) => ({ id: k.id, at, as: 'done' as const }));

/** A reply date must still lie ahead, or be today. */
export const replyDatePast = (at: number, replyBy: string): Refusal | null =>
  at < endOfDay(replyBy) ? null : refusal('reply-date-past', 'T30', null, { date: replyBy });
