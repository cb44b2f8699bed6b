import type { Room } from '../../../shared/alarm/condition.ts';
import type { RowMoment } from '../../../shared/alarm/dry-run.ts';
import { eventConditions } from '../../../shared/alarm/event-conditions.ts';
import { isDossier } from '../../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { AlarmRules } from '../../../shared/domain/profile/alarm-rules.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { applyFact, begins, type Row } from '../../../shared/journal/handle.ts';
import { lift } from '../../../shared/journal/lift.ts';
import type { Cache } from '../db/cache.ts';

const batchRows = 200;

/**
 * How every event of the room stood over a stretch of time, from the journal lines this console has: what a rule is tried on (dry
 * run). An event whose lines do not reach back to its beginning counts as it stands now. Answers between batches, so that
 * the desk goes on.
 */
export async function rowsOverTime(
  cache: Cache,
  room: Room,
  rules: AlarmRules,
  from: number,
  pause: () => Promise<unknown>,
): Promise<readonly RowMoment[]> {
  const page = cache.db.prepare(`SELECT rid, id FROM events WHERE rid > ? ORDER BY rid LIMIT ${batchRows}`);
  const moments: RowMoment[] = [];
  for (let after = 0; ; ) {
    const rows = page.all(after) as { rid: number; id: string }[];
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.rid;
    for (const { id } of rows) {
      const event = cache.event(id);
      if (event === undefined || event.changedAt < from) {
        if (event !== undefined) note(moments, room, rules, event, from);
        continue;
      }
      for (const moment of overTime(event, cache.entriesOf(id))) note(moments, room, rules, moment.event, moment.at);
    }
    await pause();
  }
  return moments.sort((a, b) => a.at - b.at);
}

function note(moments: RowMoment[], room: Room, rules: AlarmRules, event: GridEvent, at: number): void {
  moments.push({ at, subject: event.id, conditions: eventConditions(room, event, rules) });
}

/** The states of one event, oldest first. */
function overTime(
  event: GridEvent,
  entries: readonly Entry[],
): readonly { readonly event: GridEvent; readonly at: number }[] {
  const applied = entries.filter(({ fact }) => fact.kind !== 'command.refused');
  const [first] = applied;
  if (first === undefined || first.fact.kind === 'command.refused' || !begins(first.fact))
    return [{ event, at: event.registeredAt }];
  const states: { event: GridEvent; at: number }[] = [];
  let folded: Row | undefined;
  for (const entry of applied) {
    const { fact, doneAt } = lift(entry);
    if (fact.kind === 'command.refused') continue;
    folded = applyFact(folded, fact, doneAt);
    if (!isDossier(folded)) states.push({ event: folded, at: entry.hubAt });
  }
  return states;
}
