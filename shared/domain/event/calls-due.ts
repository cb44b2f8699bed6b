import { type Actor, isSeat, levelOfArea } from '../actor/actor.ts';
import type { GridEvent } from './event.ts';
import { areaAt } from './guards.ts';

/** ◊ Rest between two tries of one call, ms (F1). */
export const tryAgainMs = 2 * 3_600_000;

/** One call or decision the follow-up desk has before it. */
export type DueCall = {
  readonly event: string;
  /** Asking how it went, whether it lasts, telling the result, or deciding on a bad answer. */
  readonly kind: 'outcome' | 'effect' | 'tell' | 'decide';
  /** Id of the follow-up or of the duty to tell. */
  readonly task: string;
  readonly due: number | null;
  /** From when it may be made: the interval after completion, or the rest after a try in vain. */
  readonly opensAt: number;
  readonly tries: readonly number[];
  /** The calls in vain are used up: somebody goes there (F1, C16). */
  readonly visit: boolean;
};

/**
 * What a seat has to call or decide about one event, also when it is closed (F1, F2). Empty for events of another tier or area, and
 * for people who sit in no centre.
 * @param triesNeeded calls in vain before somebody goes there
 */
export function callsDue(event: GridEvent, actor: Actor, triesNeeded: number): readonly DueCall[] {
  if (!isSeat(actor) || levelOfArea(actor.area) !== event.level || areaAt(event, event.level) !== actor.area) return [];
  const decide: readonly DueCall[] =
    event.reopenProposal === null
      ? []
      : [
          {
            event: event.id,
            kind: 'decide',
            task: event.reopenProposal.followUp,
            due: null,
            opensAt: event.reopenProposal.at,
            tries: [],
            visit: false,
          },
        ];
  const asked = event.followUps
    .filter((f) => f.outcome === null && f.by === 'center')
    .map((f): DueCall => {
      const last = f.tries.at(-1);
      return {
        event: event.id,
        kind: f.purpose,
        task: f.id,
        due: f.due,
        opensAt: Math.max(f.opensAt, last === undefined ? 0 : last + tryAgainMs),
        tries: f.tries,
        visit: f.tries.length >= triesNeeded,
      };
    });
  const told =
    event.state === 'completed'
      ? event.obligations
          .filter((o) => o.clearedAt === null && o.exempt === null && o.to === 'requester')
          .map(
            (o): DueCall => ({
              event: event.id,
              kind: 'tell',
              task: o.id,
              due: o.due,
              opensAt: 0,
              tries: [],
              visit: false,
            }),
          )
      : [];
  return [...decide, ...told, ...asked];
}

/** Whom to call next: what may be made now first, the earliest due of it at the top; then by when it opens. */
export const byNext =
  (now: number) =>
  (a: DueCall, b: DueCall): number => {
    const [openA, openB] = [a.opensAt <= now, b.opensAt <= now];
    if (openA !== openB) return openA ? -1 : 1;
    const far = Number.POSITIVE_INFINITY;
    return openA ? (a.due ?? far) - (b.due ?? far) || a.opensAt - b.opensAt : a.opensAt - b.opensAt;
  };
