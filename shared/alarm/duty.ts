import type { Dossier } from '../domain/dossier/dossier.ts';
import { textOf } from '../domain/dossier/machine.ts';
import { MS_PER_DAY } from '../time/local-date.ts';
import type { Room } from './condition.ts';
import type { Turn } from './group-voice.ts';

/** A person with a seat in the room, as its consoles know him. */
export type Colleague = {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly area: string;
};
/** Whether a person sits at a console now; `unknown` while the line is down: then nobody is passed over. */
export type Presence = (account: string) => 'here' | 'away' | 'unknown';

/** Length of what a shift repeats by, ms; null: it happens once. */
const everyMs = (repeats: string): number | null =>
  repeats === 'day' ? MS_PER_DAY : repeats === 'week' ? 7 * MS_PER_DAY : null;

/** True while a shift of the duty calendar runs at `at` (ms). The calendar has no summer time, so days are all alike. */
export function isOnAt(roster: Dossier, at: number): boolean {
  const [from, until] = [Number(roster.data.from), Number(roster.data.until)];
  const every = everyMs(textOf(roster.data, 'repeats'));
  if (roster.machine !== 'dutyRoster' || roster.endedAt !== null || at < from) return false;
  const since = every === null ? at - from : (at - from) % every;
  return since < until - from;
}

/** End of the shift that runs at `at`, ms; null where none does: a shelf ends with it at the latest (A6). */
export function shiftEndsAt(rosters: readonly Dossier[], room: Room, at: number): number | null {
  const roster = rosters.find((one) => one.area === room.area && isOnAt(one, at));
  if (roster === undefined) return null;
  const [from, until] = [Number(roster.data.from), Number(roster.data.until)];
  const every = everyMs(textOf(roster.data, 'repeats'));
  const since = every === null ? at - from : (at - from) % every;
  return at - since + (until - from);
}

/**
 * Whose turn it is at a step of the ladder (A4): those of the shift in the duty calendar, else whoever of the room, or of the centre above it, has the role. Who is
 * known to be away is passed over, and the answer says so.
 * @param rung 1 shift leader, 2 director
 */
export function turnAt(
  room: Room,
  rung: 1 | 2,
  at: number,
  known: {
    readonly rosters: readonly Dossier[];
    readonly people: readonly Colleague[];
    readonly presence: Presence;
  },
): Turn {
  const role = rung === 1 ? 'shiftLeader' : 'director';
  const fields = rung === 1 ? ['leader', 'deputyLeader'] : ['director', 'deputyDirector'];
  const named = known.rosters
    .filter((one) => one.area === room.area && isOnAt(one, at))
    .flatMap(({ data }) => fields.map((key) => textOf(data, key)))
    .filter((account) => account !== '');
  const nameOf = (account: string): string => known.people.find((one) => one.account === account)?.name ?? account;
  // A town without a leader of its own is led by the county's.
  const byRole = known.people
    .filter((one) => one.role === role && room.area.startsWith(one.area))
    .toSorted((a, b) => b.area.length - a.area.length)
    .map((one) => one.account);
  const wanted = named.length > 0 ? [...new Set(named)] : byRole;
  const skipped: Turn['skipped'][number][] = [];
  for (const account of wanted) {
    const person = { account, name: nameOf(account) };
    if (known.presence(account) !== 'away') return { who: person, skipped };
    skipped.push({ ...person, why: 'offline' });
  }
  return { who: null, skipped };
}
