/**
 * The alarm engine: how long it takes from a condition being true to its being written down, and what a tick costs as the number of open
 * conditions grows. Virtual time is stepped; what is measured is processor time of the real engine.
 */
import { type Condition, conditionId, type Room } from '../shared/alarm/condition.ts';
import { AlarmEngine } from '../shared/alarm/engine.ts';
import { type AlarmKind, type AlarmRules, startAlarmRules } from '../shared/domain/profile/alarm-rules.ts';
import { round } from './measure.ts';

const room: Room = { area: '320722', level: 'county' };
const start = Date.parse('2026-11-19T08:00+08:00');
const minute = 60_000;
const day = 86_400_000;

const made = (kind: AlarmKind, n: number, from: number, label: string | null): Condition => ({
  id: conditionId(room, kind, `e${n}`, '1'),
  kind,
  priority: 'medium',
  from,
  until: null,
  label,
  about: {
    event: `e${n}`,
    dossier: null,
    number: `N${n}`,
    name: '路面积水',
    area: `320722${String(n % 20).padStart(3, '0')}`,
    holder: null,
    severity: null,
    supervised: false,
  },
  clock: null,
  amount: null,
});

/** An engine with so many conditions to come beyond the run, and `perMinute` due in each of its minutes. */
function filled(open: number, perMinute: number, minutes: number, rules: AlarmRules): AlarmEngine {
  const engine = new AlarmEngine({ room, rules });
  engine.loaded(start);
  for (let n = 0; n < open; n++)
    engine.setRow(`e${n}`, [made('overdue', n, start + day + (n % day), `department:${n % 40}`)], start);
  for (let i = 0; i < perMinute * minutes; i++) {
    const at = start + 1_000 + Math.floor((i * minute) / perMinute);
    engine.setRow(`due${i}`, [made('notSigned', 10_000_000 + i, at, `department:${i % 40}`)], start);
  }
  return engine;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs the minutes from wake-up to wake-up; ms of processor for each tick, and how late each line was in virtual time. */
function run(
  engine: AlarmEngine,
  minutes: number,
): { readonly ticks: readonly number[]; readonly late: readonly number[] } {
  const ticks: number[] = [];
  const late: number[] = [];
  const end = start + minutes * minute;
  for (let next = engine.next(); next !== null && next <= end; next = engine.next()) {
    const begun = performance.now();
    const step = engine.advance(next);
    const took = performance.now() - begun;
    ticks.push(took);
    for (const record of step.records) if (record.what === 'raised') late.push(record.at - record.due + took);
  }
  return { ticks: ticks.toSorted((a, b) => a - b), late: late.toSorted((a, b) => a - b) };
}

export function benchAlarms(say: (line: string) => void): Promise<Record<string, unknown>> {
  const rules = startAlarmRules();
  const sizes = [1_000, 10_000, 100_000, 1_000_000];
  const cost = sizes.map((open) => {
    say(`alarms: tick cost with ${open} open`);
    const engine = filled(open, 1_000, 2, rules);
    const { ticks } = run(engine, 2);
    const total = ticks.reduce((sum, one) => sum + one, 0);
    return { open, ticks: ticks.length, usPerTick: round((total / Math.max(1, ticks.length)) * 1000) };
  });
  const least = cost[0]?.usPerTick ?? 1;
  say('alarms: condition true to written down, 100,000 open, 1,000 due a minute');
  const { late } = run(filled(100_000, 1_000, 10, rules), 10);
  say('alarms: a million raised, clocks that jump by ten minutes');
  return Promise.resolve({
    tick: cost.map((one) => ({ ...one, ratioToLeast: round(one.usPerTick / least) })),
    trueToWritten: {
      raised: late.length,
      p50ms: round(at(late, 0.5)),
      p99ms: round(at(late, 0.99)),
      maxMs: round(late.at(-1) ?? 0),
    },
    million: million(rules),
  });
}

/** R7: none missed, none doubled over a million, with clocks that jump back and forth by ten minutes. */
function million(rules: AlarmRules): Record<string, unknown> {
  const total = 1_000_000;
  const engine = new AlarmEngine({ room, rules });
  engine.loaded(start);
  const raised = new Map<string, number>();
  const batch = 10_000;
  let now = start;
  let missed = 0;
  const begun = performance.now();
  for (let from = 0; from < total; from += batch) {
    const ids = Array.from({ length: batch }, (_, i) =>
      made('notSigned', from + i, now + (i % 60) * 1_000, `department:${i % 40}`),
    );
    for (const [i, one] of ids.entries()) engine.setRow(`s${from + i}`, [one], now);
    // The estimate of hub time jumps back, then forward past where it was.
    for (const jump of [0, -10 * minute, 10 * minute]) {
      for (const record of engine.advance(now + 2 * minute + jump).records)
        if (record.what === 'raised' && record.alarm !== null)
          raised.set(record.alarm, (raised.get(record.alarm) ?? 0) + 1);
    }
    now += 15 * minute;
    for (const record of engine.advance(now).records)
      if (record.what === 'raised' && record.alarm !== null)
        raised.set(record.alarm, (raised.get(record.alarm) ?? 0) + 1);
    missed += ids.filter((one) => !raised.has(one.id)).length;
    for (let i = 0; i < batch; i++) engine.setRow(`s${from + i}`, [], now);
    engine.advance(now);
  }
  const doubled = [...raised.values()].filter((n) => n > 1).length;
  return {
    conditions: total,
    raised: raised.size,
    missed,
    doubled,
    seconds: round((performance.now() - begun) / 1000),
  };
}
