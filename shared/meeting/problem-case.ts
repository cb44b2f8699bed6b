import type { GridEvent } from '../domain/event/event.ts';
import { handlingClock } from '../domain/event/event-clocks.ts';
import { MS_PER_DAY } from '../time/local-date.ts';
import type { ProblemCase } from './pack.ts';

const letters = ['甲', '乙', '丙', '丁', '戊', '己'];
const handling: ReadonlySet<string> = new Set(['deptHandle', 'cityHandle', 'cityMajorMatter']);

/** How much there is to learn from an event: each return weighs as three days, each day late as one. */
export function problemWeight(event: GridEvent, now: number): number {
  if (event.flags.restricted) return 0;
  const due = handlingClock(event)?.due;
  const end = event.completedAt ?? now;
  const late = due === undefined ? 0 : Math.max(0, end - due) / MS_PER_DAY;
  return event.returns.length * 3 + late;
}

type Step = ProblemCase['steps'][number];
type Spent = ProblemCase['spent'][number]['key'];

/** The story of one event: given, given back, given again, done. Units get letters, nobody is named. */
export function problemCase(
  event: GridEvent,
  item: string,
  now: number,
  returnWords: (code: string) => string,
): ProblemCase {
  const named = new Map<string, string>();
  const unit = (id: string): string => {
    const known = named.get(id) ?? `${letters[named.size] ?? '某'}${/^\d/.test(id) ? '镇' : '局'}`;
    named.set(id, known);
    return known;
  };
  const spent = new Map<Spent, number>();
  const spend = (key: Spent, from: number, to: number): void =>
    void spent.set(key, (spent.get(key) ?? 0) + Math.max(0, to - from));
  const end = event.completedAt ?? now;
  const given = event.clocks
    .filter(({ kind }) => handling.has(kind))
    .map(({ startAt }) => startAt)
    .sort((a, b) => a - b);
  const steps: Step[] = [{ at: event.registeredAt, what: 'registered', words: '受理' }];
  let free = event.registeredAt;
  let again = false;
  for (const back of event.returns) {
    const at = given.findLast((start) => start < back.at && start >= free) ?? free;
    spend(again ? 'again' : 'toDispatch', free, at);
    steps.push({ at, what: 'given', words: `派 ${unit(back.holder)}` });
    spend('backAndForth', at, back.at);
    steps.push({ at: back.at, what: 'returned', words: `${unit(back.holder)}退回：${returnWords(back.reasonCode)}` });
    free = back.at;
    again = true;
  }
  const last = given.findLast((start) => start >= free && start <= end);
  spend(again ? 'again' : 'toDispatch', free, last ?? end);
  if (last !== undefined) {
    const holder = event.lastHolder?.kind === 'department' ? event.lastHolder.id : '';
    steps.push({ at: last, what: 'given', words: `派 ${unit(holder)}` });
    spend('handling', last, end);
  }
  const due = handlingClock(event)?.due;
  if (due !== undefined && due <= end) steps.push({ at: due, what: 'due', words: '时限届满' });
  if (event.completedAt !== null) steps.push({ at: event.completedAt, what: 'completed', words: '办结' });
  return {
    number: event.number,
    item,
    steps: steps.toSorted((a, b) => a.at - b.at),
    spent: (['toDispatch', 'backAndForth', 'again', 'handling'] as const).map((key) => ({
      key,
      ms: spent.get(key) ?? 0,
    })),
    returns: event.returns.length,
    open: event.completedAt === null,
  };
}
