import type { WorkEntry } from '../domain/event/conduct-flags.ts';
import type { Entry } from './entry.ts';

/** What the conduct check looks at in the journal of events (LYG-17-3): results, settlements, returns and follow-ups. */
export function workEntries(entries: readonly Entry[]): readonly WorkEntry[] {
  return entries.flatMap((entry) => {
    const read = workOf(entry);
    if (read === null || !('event' in entry.fact)) return [];
    const { actor } = entry;
    return [
      {
        id: entry.commandId,
        row: entry.fact.event,
        account: actor.account,
        doneAt: entry.doneAt,
        recordedAt: entry.hubAt,
        grid: actor.role === 'gridStaff' ? actor.area : null,
        place: entry.area,
        proofs: [],
        contradicts: false,
        ...read,
      },
    ];
  });
}

type Read = Pick<WorkEntry, 'kind' | 'text'> & Partial<Pick<WorkEntry, 'proofs' | 'contradicts' | 'doneAt'>>;

function workOf({ fact }: Entry): Read | null {
  switch (fact.kind) {
    case 'event.settled':
    case 'event.settledAtVillage':
    case 'event.resultSubmitted':
      return { kind: 'handling', text: fact.result, proofs: fact.proofs.flatMap((p) => p.sha256 ?? []) };
    case 'event.progressRecorded':
      return { kind: 'handling', text: fact.text };
    case 'event.feedbackRecorded':
      return { kind: 'visit', text: fact.text, doneAt: fact.toldAt };
    case 'event.returnRequested':
      return { kind: 'return', text: fact.request.reason };
    case 'event.followedUp':
    case 'event.rated':
      return { kind: 'followUp', text: fact.text, contradicts: fact.settled === false };
    case 'event.reopened':
      return { kind: 'followUp', text: fact.reason, contradicts: fact.reasonCode === 'falseResult' };
    default:
      return null;
  }
}
