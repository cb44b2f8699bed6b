/** The law itself, without any store: `handle` over a mixed stream of commands, and a journal replayed into state. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { apply } from '../shared/domain/event/apply.ts';
import type { EventFact } from '../shared/domain/event/entries.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import type { Context } from '../shared/domain/verb.ts';
import type { EventCommand } from '../shared/domain/verbs.ts';
import { type Lookup, loadFrom } from '../shared/journal/commit.ts';
import { handle, needs, type Row } from '../shared/journal/handle.ts';
import { random, randomAct, randomRegistration, uuidOf } from '../tests/support/random-walk.ts';
import { placeIds, rulesOfPlace } from '../tests/support/rules.ts';
import { department, grid } from '../tests/support/story.ts';
import { percentiles, round, time } from './measure.ts';

type Held = Lookup & { readonly rows: Map<string, Row> };
type Done = { readonly context: Context; readonly command: EventCommand; readonly taken: boolean };
type Told = { readonly fact: EventFact; readonly at: number };

const grids = new Map([[grid.code, grid]]);

/** Random lives of all five places: every command offered, taken or refused, and the facts they left. */
function stream(
  lives: number,
  steps: number,
): { readonly commands: readonly Done[]; readonly facts: readonly Told[]; readonly books: () => Held } {
  const commands: Done[] = [];
  const facts: Told[] = [];
  const items = rulesOfPlace('LYG').items.items.map((i) => i.code);
  const departments = new Map(['chengguan', 'shuili', 'gongan'].map((id) => [id, department(id, items)]));
  for (let n = 0; n < lives; n++) {
    const r = random(n + 1);
    const rules = rulesOfPlace(placeIds[n % placeIds.length] ?? 'LYG');
    const books: Held = { rows: new Map(), grids, departments };
    const id = uuidOf(r);
    let at = Date.parse('2025-09-01T08:00+08:00') + n * 60_000;
    for (let step = 0; step < steps; step++) {
      at += Math.floor(r() * 6 * 3_600_000);
      const event = books.rows.get(id) as GridEvent | undefined;
      const next = event === undefined ? randomRegistration(r, rules, id, at, n) : randomAct(r, rules, event, at);
      if (next === null) break;
      const command = next.command as EventCommand;
      const context: Context = { rules, actor: next.actor, at, hubAt: at };
      const outcome = handle(context, loadFrom(books, needs(command)), command);
      commands.push({ context, command, taken: outcome.ok });
      if (!outcome.ok) continue;
      books.rows.set(id, outcome.value.after);
      facts.push({ fact: outcome.value.fact, at });
    }
  }
  return { commands, facts, books: () => ({ rows: new Map(), grids, departments }) };
}

/** Commands per second and p99 of one `handle`, beside the same rounds with an empty decide: rows loaded and put back, nothing judged. */
function benchHandle(commands: readonly Done[], books: () => Held) {
  const run = (decide: (done: Done, held: Held) => void): number[] => {
    const held = books();
    return commands.map((done) => time(() => decide(done, held)));
  };
  const empty = ({ command }: Done, held: Held): void => {
    const loaded = loadFrom(held, needs(command));
    if (loaded.event !== undefined) held.rows.set(command.event, loaded.event);
  };
  const whole = ({ context, command }: Done, held: Held): void => {
    const outcome = handle(context, loadFrom(held, needs(command)), command);
    if (outcome.ok) held.rows.set(outcome.value.after.id, outcome.value.after);
  };
  run(whole);
  run(empty);
  const judged = run(whole);
  const idle = run(empty);
  const sum = (times: readonly number[]): number => times.reduce((a, b) => a + b, 0);
  return {
    commands: commands.length,
    refused: commands.filter((c) => !c.taken).length,
    perSecond: Math.round((commands.length / sum(judged)) * 1000),
    ms: percentiles(judged),
    emptyDecidePerSecond: Math.round((commands.length / sum(idle)) * 1000),
    ratioToEmptyDecide: round(sum(judged) / sum(idle), 1),
  };
}

// Without a collection the figure would say when the last one was.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapMb = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

/** One journal line after the other into rows; the same facts again under other ids until there are enough. */
function benchReplay(facts: readonly Told[], entries: number) {
  const rounds = Math.ceil(entries / facts.length);
  const replay = (fold: (rows: Map<string, GridEvent>, id: string, told: Told) => void) => {
    const rows = new Map<string, GridEvent>();
    const before = heapMb();
    let n = 0;
    const ms = time(() => {
      for (let round = 0; round < rounds; round++) {
        for (const told of facts) {
          if (n >= entries) return;
          fold(rows, `${told.fact.event}${round}`, told);
          n += 1;
        }
      }
    });
    return { ms, rows: rows.size, heapMb: round(heapMb() - before, 1) };
  };
  const empty = replay((rows, id, { fact }) => void rows.set(id, fact as unknown as GridEvent));
  const whole = replay((rows, id, { fact, at }) => void rows.set(id, apply(rows.get(id), fact, at)));
  return {
    entries,
    events: whole.rows,
    perSecond: Math.round((entries / whole.ms) * 1000),
    heapMb: whole.heapMb,
    emptyFoldPerSecond: Math.round((entries / empty.ms) * 1000),
    ratioToEmptyFold: round(whole.ms / empty.ms, 1),
  };
}

/** @param entries of the replayed journal */
export async function benchLaw(entries: number, say: (line: string) => void): Promise<unknown> {
  say('law: random lives of five places');
  const { commands, facts, books } = stream(1_500, 20);
  say(`law: ${commands.length} commands through handle`);
  const decided = benchHandle(commands, books);
  say(`law: ${entries} entries replayed`);
  return { handle: decided, replay: benchReplay(facts, entries) };
}
