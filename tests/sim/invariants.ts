import { columnsOf, tallyKeys } from '../../electron/station/db/event-columns.ts';
import { searchedText } from '../../electron/station/db/word-table.ts';
import { grams, triples } from '../../electron/station/search/grams.ts';
import { initialsOf } from '../../electron/station/search/initials.ts';
import { isBarredFrom, type ScopeMarks, seesEntry, seesRow } from '../../hub/access/scope.ts';
import { scopedVersion } from '../../hub/access/scoped-registry.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { isOpen } from '../../shared/domain/event/event.ts';
import { createMapSums } from '../../shared/figures/map-sums.ts';
import { genesis, isSameJson, verifyChain } from '../../shared/journal/chain.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { applyFact, type Row } from '../../shared/journal/handle.ts';
import { ofAlarms } from './alarm-invariants.ts';
import type { SimConsole } from './console.ts';
import type { ConsoleFiles, FilesLook } from './console-files.ts';
import { digest } from './model-hub.ts';
import type { World } from './world.ts';

/**
 * Messages beside pings that one cause may cost: an act an offer, and at each console that sees it news, a pull and a delta; a
 * connection a hello, a welcome and a pull and a delta, or the pages of a snapshot; a sign-in its question and answer before these. The
 * talkiest of some thousand counties takes 4.4.
 */
const perCause = 6;

/** Everything that must hold once the county is healed and quiet (quality.md, "Simulation, in short"). */
export function findViolations(world: World): readonly string[] {
  const found = [...ofJournal(world), ...ofActs(world), ...ofTraffic(world)];
  for (const [i, console] of world.consoles.entries())
    found.push(...ofConsole(world, console, (world.files[i] as ConsoleFiles).look()));
  return found;
}

function ofJournal({ hub }: World): string[] {
  const { journal } = hub.books;
  const broken = verifyChain(journal, { seq: 0, hash: genesis }, digest);
  const found = broken === null ? [] : [`hub journal broken at ${broken.seq}: ${broken.why}`];
  const last = new Map<string, number>();
  const seen = new Set<string>();
  const numbers = new Map<string, string>();
  for (const { seq, station, n, commandId, fact, actor, hubAt } of journal) {
    if (seen.has(commandId)) found.push(`act ${station}/${n} stands twice in the journal`);
    seen.add(commandId);
    if (fact.kind !== 'command.refused' && hub.books.people.wasOut(actor.account, hubAt))
      found.push(`act ${station}/${n} of ${actor.account} was taken while his account was out`);
    if (!isSameRights(actor, hub.books.people.rightsAt(actor.account, hubAt)))
      found.push(`act ${station}/${n} of ${actor.account} was not judged by the rights of its day`);
    if (n < (last.get(station) ?? 0))
      found.push(`order of ${station} broken at ${seq}: ${n} after ${last.get(station)}`);
    last.set(station, Math.max(n, last.get(station) ?? 0));
    const begun = fact.kind === 'event.registered' || fact.kind === 'dossier.acted' ? fact.row : null;
    if (begun === null) continue;
    const { number } = begun;
    const id = rowIdOf(fact);
    if (numbers.has(number) && numbers.get(number) !== id) found.push(`receipt number ${number} given twice`);
    numbers.set(number, id);
  }
  return found;
}

const isSameRights = (a: Actor, area: string | undefined): boolean => area === undefined || a.area === area;

/** Every act whose operator saw it taken is in the journal, applied or refused; of a refusal he was told. */
function ofActs({ hub, acknowledged, consoles }: World): string[] {
  const told = new Set(
    consoles.flatMap((c) => [...c.toldOf, ...(c.process()?.stores.outbox.attention() ?? []).map((line) => line.id)]),
  );
  return acknowledged.flatMap(({ id, station, n }) => {
    const seq = hub.books.known.get(id);
    if (seq === undefined) return told.has(id) ? [] : [`act ${station}/${n} is lost`];
    const entry = hub.books.journal[seq - 1];
    return entry?.fact.kind === 'command.refused' && !told.has(id)
      ? [`act ${station}/${n} was refused and nobody told its author`]
      : [];
  });
}

function ofTraffic({ traffic, acknowledged, faults, plan, consoles }: World): string[] {
  const struck = Object.values(faults).reduce((sum, n) => sum + n, 0);
  // Everybody who may see an act is told of it: in a county of twelve that is four times the talk of one of three.
  const told = acknowledged.length * Math.max(1, consoles.length / 3);
  // The console asks once for each time: it is the person who tries again every few seconds, while his account is out or no disk keeps who he is.
  const signIns = consoles.reduce((sum, one) => sum + one.signIns(), 0);
  const causes = 20 + told + signIns + traffic.connections + struck + traffic.lost / 4 + plan.hours * 20;
  const talk = traffic.messages - traffic.pings;
  return talk > causes * perCause ? [`storm: ${talk} messages for ${Math.round(causes)} causes`] : [];
}

function ofConsole(world: World, console: SimConsole, look: FilesLook): string[] {
  const { hub } = world;
  const { station } = console;
  const process = console.process();
  if (process === null) return [`${station} is not running`];
  const session = process.stores.outbox.session();
  const view = process.core.view();
  if (session === null || session.actor.account !== console.operator().account)
    return [`${station}: ${console.operator().account} could not sign in`];
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${station} ${what}`);
  if (process.store.position().registry !== scopedVersion(hub.books.registry().version, session.actor))
    say(`goes by registry ${process.store.position().registry}`);
  if (view.talk !== 'live' || view.behind)
    say(`is not caught up: ${view.link} ${view.talk}${view.behind ? ' behind' : ''}`);
  const { journal, epoch, marks, rows, entryMarks } = hub.books;
  const { cursor, epoch: known } = process.store.position();
  if (known !== epoch()) say(`holds ${known}, the hub ${epoch()}`);
  if (cursor !== journal.length) say(`stands at ${cursor} of ${journal.length}`);
  const waiting = process.stores.outbox.waiting().length;
  if (waiting > 0) say(`still has ${waiting} acts waiting`);
  if (look.shown > 0) say(`still shows ${look.shown} acts as waiting`);
  if (look.unhanded > 0) say(`kept ${look.unhanded} settlements from the outbox`);
  const { actor } = session;
  for (const [id, m] of marks) {
    const row = look.rows.get(id);
    const number = rows.get(id)?.number ?? id;
    if (!seesRow(actor, m)) {
      if (row !== undefined) say(`shows ${actor.account} ${number}, which is out of scope`);
    } else if (row === undefined) say(`lacks ${number}`);
    else if (!isSameJson(row, rows.get(id))) say(`holds another ${number} than the hub`);
  }
  for (const id of look.rows.keys())
    if (!marks.has(id)) say(`shows row ${id.slice(0, 8)}, which the hub does not have`);
  for (const entry of look.entries) {
    const m = entryMarks[entry.seq - 1];
    if (journal[entry.seq - 1]?.hash !== entry.hash) say(`holds another entry ${entry.seq} than the hub`);
    else if (m !== undefined && !seesEntry({ actor, station }, m) && !mayReadHistory(entry.fact, marks, actor))
      say(`holds entry ${entry.seq}, which is out of scope`);
    else if (m !== undefined && m.machine !== null && isKeptFrom(actor, entry, marks.get(rowIdOf(entry.fact)) ?? m))
      say(`holds entry ${entry.seq} of a dossier that ${actor.account} may not see (invariant 6)`);
  }
  found.push(...ofAlarms(world, console, look));
  found.push(
    ...ofHistory(world, console, look, actor),
    ...ofScreens(console),
    ...ofCounts(station, look),
    ...ofSearch(station, look),
  );
  return found;
}

const isGoingOn = (row: Row): boolean => (isDossier(row) ? row.endedAt === null : isOpen(row));

/**
 * Of an open row a console has every line since its last snapshot, and those of before as well unless the row stood ended then: a
 * snapshot leaves these out, and whoever looks at the row is given them when he asks (read-snapshot.ts, `history`).
 */
function ofHistory({ hub }: World, { station, snapshotAt }: SimConsole, look: FilesLook, actor: Actor): string[] {
  const kept = new Set(look.entries.map((entry) => entry.seq));
  return [...look.rows.values()].filter(isGoingOn).flatMap((row) => {
    const history = hub.books.entriesOf(row.id);
    const missing = history.findLast(({ seq }) => !kept.has(seq));
    if (missing === undefined || missing.seq <= Math.min(lastEnded(history), snapshotAt())) return [];
    return [`${station} lacks entry ${missing.seq} of ${row.number}, which ${actor.account} sees`];
  });
}

/** Position at which a row last stood ended; 0 when it never did. */
function lastEnded(history: readonly Entry[]): number {
  let row: Row | undefined;
  let ended = 0;
  for (const { seq, fact, doneAt } of history) {
    if (fact.kind === 'command.refused') continue;
    row = applyFact(row, fact, doneAt);
    if (!isGoingOn(row)) ended = seq;
  }
  return ended;
}

/** Every window shows what the cache holds, whichever of them acted. */
function ofScreens(console: SimConsole): string[] {
  const { stores, windows } = console.process() ?? { windows: [] };
  return windows.flatMap(({ shown }) =>
    [...shown].flatMap(([id, row]) =>
      isSameJson(row, stores?.cache.row(id))
        ? []
        : [`${console.station}: a window shows ${row.number} as it no longer is`],
    ),
  );
}

/** His own refused words stay with an author who has lost sight of the dossier; not with one who is barred from it. */
const isKeptFrom = (actor: Actor, { fact }: Entry, m: ScopeMarks): boolean =>
  fact.kind === 'command.refused' ? isBarredFrom(actor, m) : !seesRow(actor, m);

/** The history of a row that entered the scope comes with it. */
const mayReadHistory = (
  fact: FilesLook['entries'][number]['fact'],
  marks: World['hub']['books']['marks'],
  actor: Actor,
): boolean => {
  const m = marks.get(rowIdOf(fact));
  return fact.kind !== 'command.refused' && m !== undefined && seesRow(actor, m);
};

function ofCounts(station: string, look: FilesLook): string[] {
  const found: string[] = [];
  const events = [...look.rows.values()].flatMap((row) => (isDossier(row) ? [] : [row]));
  const right = createMapSums(events).dump();
  for (const key of new Set([...right.keys(), ...look.sums.keys()]))
    if (right.get(key) !== look.sums.get(key))
      found.push(`${station} counts ${look.sums.get(key) ?? 0} for ${key}, there are ${right.get(key) ?? 0}`);
  if (look.tallies === null) return found;
  const tallies = new Map<string, number>();
  for (const row of events)
    for (const key of tallyKeys(columnsOf(row), 0)) tallies.set(key, (tallies.get(key) ?? 0) + 1);
  const kept = new Map(look.tallies.map((t) => [t.key, t.n]));
  for (const key of new Set([...tallies.keys(), ...kept.keys()]))
    if (tallies.get(key) !== kept.get(key))
      found.push(`${station} tallies ${kept.get(key) ?? 0} for ${key}, there are ${tallies.get(key) ?? 0}`);
  return found;
}

/** The search index leads to each event by the words it has now, and to nothing else. */
function ofSearch(station: string, { words, rows }: FilesLook): string[] {
  if (words === null) return [];
  const right = new Map(
    [...rows].flatMap(([id, row]) => {
      if (isDossier(row)) return [];
      const { head, body } = searchedText(row);
      const initials = `${initialsOf(row.title).text}\n${initialsOf(row.place.text).text}`;
      return [[id, [grams(head), grams(body), triples(`${head}\n${body}`), grams(initials)]] as const];
    }),
  );
  return [...new Set([...right.keys(), ...words.keys()])].flatMap((id) =>
    isSameJson(right.get(id), words.get(id)) ? [] : [`${station} would not find ${id.slice(0, 8)} as it stands`],
  );
}
