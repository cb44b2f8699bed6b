import { apply } from '../../shared/domain/event/apply.ts';
import { type GridEvent, openStates } from '../../shared/domain/event/event.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { begins } from '../../shared/journal/handle.ts';
import type { Due } from './agenda.ts';
import { nextStep } from './next-step.ts';
import { inPlay } from './simulate.ts';
import type { World } from './world.ts';

/** How the rows in play are read from a hub. */
export type JournalReader = {
  readonly events: (states: readonly GridEvent['state'][]) => Promise<readonly GridEvent[]>;
  readonly entriesAfter: (seq: number, limit: number) => Promise<readonly Entry[]>;
  readonly head: () => Promise<{ readonly seq: number }>;
};

/** An event and what comes next with it; null where nobody of the demo has anything to do. */
export type Known = { readonly event: GridEvent; readonly due: Due | null };

export type RowsInPlay = {
  readonly all: () => Iterable<Known>;
  /** Reads what is new in the journal, whoever did it. */
  readonly catchUp: () => Promise<void>;
  /** Refusal code × command kind of the players' acts that the hub did not take. */
  readonly refused: ReadonlyMap<string, number>;
};

const page = 500;
/** 'closed' ones of this run stay beside them, for those that come up again. */
const statesInPlay: readonly GridEvent['state'][] = [...openStates, 'completed'];

/**
 * Keeps the events in play as the hub has them, by folding its journal.
 * @param station under whose name the players act: their refused acts are not tried again before the event has changed
 */
export async function readRowsInPlay(
  hub: JournalReader,
  world: World,
  station: string,
  log: (line: string) => void,
): Promise<RowsInPlay> {
  const known = new Map<string, Known>();
  const refused = new Map<string, number>();
  /** Events that were out of play and changed: reopened by a visitor. */
  const strangers = new Set<string>();
  /** Position of the journal a stranger's row was read at. */
  const asOf = new Map<string, number>();

  const learn = (event: GridEvent): void => {
    const step = nextStep(world, event);
    if (step === null && !inPlay(event)) known.delete(event.id);
    else known.set(event.id, { event, due: step && { event: event.id, version: event.version, step } });
  };
  const learnRefused = (entry: Entry, fact: Extract<Entry['fact'], { kind: 'command.refused' }>): void => {
    // Dossiers are nobody's step of the demo's people.
    if (entry.station !== station || !('event' in fact)) return;
    const of = known.get(fact.event);
    if (of !== undefined) known.set(fact.event, { ...of, due: null });
    const key = `${fact.refusal.code} ${fact.command.kind}`;
    refused.set(key, (refused.get(key) ?? 0) + 1);
    log(`refused: ${key}`);
  };
  const read = (entry: Entry): void => {
    const { fact } = entry;
    if (!('event' in fact)) return;
    if (entry.seq <= (asOf.get(fact.event) ?? 0)) return;
    if (fact.kind === 'command.refused') {
      learnRefused(entry, fact);
      return;
    }
    const before = known.get(fact.event)?.event;
    if (before !== undefined || begins(fact)) learn(apply(before, fact, entry.doneAt));
    else strangers.add(fact.event);
  };

  const readOn = async (): Promise<void> => {
    for (;;) {
      const entries = await hub.entriesAfter(seq, page);
      for (const entry of entries) read(entry);
      seq = entries.at(-1)?.seq ?? seq;
      if (entries.length < page) break;
    }
    if (strangers.size === 0) return;
    const wanted = new Set(strangers);
    strangers.clear();
    // Their rows may be ahead of the entries read so far.
    const now = await rowsAndHead(hub);
    for (const event of now.events.filter((e) => wanted.has(e.id))) {
      asOf.set(event.id, now.seq);
      learn(event);
    }
  };

  const { events, seq: from } = await rowsAndHead(hub);
  let seq = from;
  for (const event of events) learn(event);
  let reading = Promise.resolve();
  return {
    all: () => known.values(),
    refused,
    catchUp: () => {
      // One after another: an entry folded twice would be a row that never was.
      const mine = reading.then(readOn);
      reading = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Rows and the end of the journal they belong to: read again while somebody wrote in between. */
async function rowsAndHead(
  hub: JournalReader,
): Promise<{ readonly events: readonly GridEvent[]; readonly seq: number }> {
  for (;;) {
    const { seq } = await hub.head();
    const events = await hub.events(statesInPlay);
    if ((await hub.head()).seq === seq) return { events, seq };
  }
}
