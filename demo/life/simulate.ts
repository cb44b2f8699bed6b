import { type GridEvent, isOpen } from '../../shared/domain/event/event.ts';
import { pickDepartments } from '../../shared/journal/commit.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { handle, needs } from '../../shared/journal/handle.ts';
import type { Random } from '../county/random.ts';
import { createAgenda, timeOf } from './agenda.ts';
import { type Act, arrive } from './arrive.ts';
import type { CommandIds } from './command-ids.ts';
import type { CountyRhythm } from './county-rhythm.ts';
import { nextStep } from './next-step.ts';
import type { World } from './world.ts';

export type Simulated = {
  /** In the order of their time; to be offered with their own `at` as the hub's time. */
  readonly sent: readonly SentCommand[];
  /** Events after the last of them. */
  readonly events: ReadonlyMap<string, GridEvent>;
  /** Refusal code × command kind of what the rules did not allow; it is not sent. */
  readonly refused: ReadonlyMap<string, number>;
};

export type Span = {
  /** Events in play at the beginning. */
  readonly events: readonly GridEvent[];
  /** [from, to) in ms; virtual and real time are one here. */
  readonly from: number;
  readonly to: number;
  readonly rhythm: CountyRhythm;
  readonly ids: CommandIds;
  readonly random: Random;
};

/**
 * The county's life over a span of the past, by the same decisions the live demo takes and the same rules the hub does. Pure but
 * for the draws of its streams. Acts that fall before `from` (an event has waited since) are done right then.
 */
export function simulate(world: World, span: Span): Simulated {
  const { rhythm, ids } = span;
  const { county } = world.demo;
  const grids = new Map(county.grids.map((g) => [g.code, g]));
  const departments = new Map(county.departments.map((d) => [d.id, d]));
  const events = new Map(span.events.map((e) => [e.id, e]));
  const refused = new Map<string, number>();
  const sent: SentCommand[] = [];
  const agenda = createAgenda();

  const act = ({ actor, command }: Act, at: number): void => {
    const wanted = needs(command);
    const loaded = {
      event: events.get(wanted.event ?? ''),
      other: events.get(wanted.other ?? ''),
      grid: wanted.grid == null ? undefined : grids.get(wanted.grid),
      department: wanted.department == null ? undefined : departments.get(wanted.department),
      departments: pickDepartments(departments, wanted.departments),
    };
    const outcome = handle({ rules: world.rules, actor, at, hubAt: at }, loaded, command);
    if (!outcome.ok) {
      const key = `${outcome.error.code} ${command.kind}`;
      refused.set(key, (refused.get(key) ?? 0) + 1);
      return;
    }
    sent.push(ids.send(actor, at, command));
    const { after } = outcome.value;
    events.set(after.id, after);
    agenda.put(after.id, after.version, nextStep(world, after));
  };

  for (const event of span.events) agenda.put(event.id, event.version, nextStep(world, event));
  let at = span.from;
  let arrival = Math.ceil(rhythm.next(at));
  for (;;) {
    const due = agenda.take(Math.min(arrival, span.to - 1));
    if (due !== undefined) {
      // Whole milliseconds, each later than the one before: no two entries of a history share a moment.
      at = Math.max(at + 1, Math.round(timeOf(due.step)));
      if (at >= span.to) break;
      act({ actor: due.step.actor, command: due.step.make(at) }, at);
      continue;
    }
    if (arrival >= span.to) break;
    at = Math.max(at + 1, arrival);
    act(arrive(world, rhythm.write(), at, ids, span.random), at);
    arrival = Math.ceil(rhythm.next(arrival));
  }
  return { sent, events, refused };
}

/** Events that the demo's people may still act on. */
export const inPlay = (event: GridEvent): boolean =>
  event.channel !== 'import' && (isOpen(event) || event.state === 'completed');
