/** A seat that sees to its alarms as people do: some minutes after it hears one it puts it aside for the rest of its shift. */
import { AlarmLoad, type AlarmLoadFigures } from '../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../shared/alarm/alarm-record.ts';
import type { Room } from '../../shared/alarm/condition.ts';
import type { RowMoment } from '../../shared/alarm/dry-run.ts';
import { AlarmEngine } from '../../shared/alarm/engine.ts';
import { createWakeQueue } from '../../shared/alarm/wake-queue.ts';
import { type AlarmKind, type AlarmRules, alarmKinds } from '../../shared/domain/profile/alarm-rules.ts';

const said: ReadonlySet<AlarmRecord['what']> = new Set(['sounded', 'joined', 'repeated']);
const thinksMs = 2 * 60_000;
const shiftMs = 12 * 3_600_000;

export type SeatReplay = {
  readonly load: AlarmLoadFigures;
  readonly raised: number;
  readonly cleared: number;
  readonly floodsBegun: number;
  readonly floodsEnded: readonly AlarmRecord[];
  /** Longest time from the moment a line was due to when the engine wrote it, ms. */
  readonly latest: number;
  readonly open: number;
};

/** The same rules with every alarm on its own: what a seat would hear without grouping. */
export const ungrouped = (rules: AlarmRules): AlarmRules => ({
  ...rules,
  ...(Object.fromEntries(alarmKinds.map((kind) => [kind, { ...rules[kind], group: 'none' }])) as Pick<
    AlarmRules,
    AlarmKind
  >),
});

/** Drives a room through moments in order of time, the seat acting on what it hears. */
export function replaySeat(given: {
  readonly room: Room;
  readonly rules: AlarmRules;
  readonly from: number;
  readonly to: number;
  readonly moments: Iterable<RowMoment>;
}): SeatReplay {
  const { room, rules, from, to } = given;
  const engine = new AlarmEngine({ room, rules });
  const load = new AlarmLoad(from);
  const acts = createWakeQueue();
  const counts = { raised: 0, cleared: 0, floodsBegun: 0, latest: 0, acts: 0 };
  const floodsEnded: AlarmRecord[] = [];
  const hear = (records: readonly AlarmRecord[]): void => {
    for (const record of records) {
      load.add(record);
      counts.latest = Math.max(counts.latest, record.at - record.due);
      if (record.what === 'raised') counts.raised += 1;
      if (record.what === 'cleared') counts.cleared += 1;
      if (record.what === 'floodBegan') counts.floodsBegun += 1;
      if (record.what === 'floodEnded') floodsEnded.push(record);
      if (said.has(record.what) && record.group !== null) acts.push(record.at + thinksMs, record.group);
    }
  };
  const act = (now: number): void => {
    for (let key = acts.pop(now); key !== undefined; key = acts.pop(now)) {
      const group = engine.group(key);
      if (group === undefined || group.counts.loud === 0) continue;
      counts.acts += 1;
      engine.handle(
        {
          id: `a${counts.acts}`,
          act: 'shelve',
          at: now,
          by: { account: 'seat', name: 'seat', role: 'countySeat' },
          alarms: [...group.members].flatMap(([id, one]) => (one.stance?.code === 'loud' ? [id] : [])),
          groups: [],
          priority: 'high',
          until: now + shiftMs,
          reason: 'promised',
          note: '',
          rung: null,
          to: null,
          skipped: [],
        },
        now,
      );
    }
  };
  const runTo = (until: number): void => {
    for (;;) {
      const next = Math.min(engine.next() ?? Number.POSITIVE_INFINITY, acts.next() ?? Number.POSITIVE_INFINITY);
      if (next > until) return;
      act(next);
      hear(engine.advance(next).records);
    }
  };
  hear(engine.loaded(from).records);
  for (const moment of given.moments) {
    if (moment.at > to) break;
    runTo(moment.at);
    engine.setRow(moment.subject, moment.conditions, moment.at);
  }
  runTo(to);
  return {
    load: load.figures(to, rules.flood.from),
    ...counts,
    floodsEnded,
    open: engine.size().open,
  };
}
