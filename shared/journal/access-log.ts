import type { AccessTag } from '../domain/event/access-rule.ts';
import type { Entry } from './entry.ts';

/** One look at protected content: who, when, what, what for (LYG-17-1, ZS-20-1, JS-17-1, ZG-13-1, ZG-13-2). */
export type AccessLine = {
  readonly at: number;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly event: string;
  readonly act: 'opened' | 'exported' | 'printed' | 'revealed';
  readonly purpose: string;
  readonly tags: readonly AccessTag[];
  readonly fields: readonly string[];
  readonly count: number;
  readonly approvedBy: string | null;
  /** Clause id or `local`. */
  readonly basis: string;
};

/** The access log of some entries, in their order: recorded accesses and revealed contacts. */
export function accessLog(entries: readonly Entry[]): readonly AccessLine[] {
  return entries.flatMap(({ fact, actor, doneAt }): readonly AccessLine[] => {
    const who = { at: doneAt, account: actor.account, name: actor.name, unit: actor.unit };
    if (fact.kind === 'event.accessRecorded') {
      const { event, act, purpose, tags, fields, count, approval, basis } = fact;
      return [{ ...who, event, act, purpose, tags, fields, count, approvedBy: approval?.by ?? null, basis }];
    }
    if (fact.kind !== 'event.contactRevealed') return [];
    const { event, reason: purpose } = fact;
    const look = { act: 'revealed' as const, tags: ['privacy' as const], fields: ['requester'], count: 1 };
    return [{ ...who, event, purpose, ...look, approvedBy: null, basis: 'local' }];
  });
}
