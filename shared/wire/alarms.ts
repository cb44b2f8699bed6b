import type { AlarmLoadFigures } from '../alarm/alarm-load.ts';
import type { AlarmRecord } from '../alarm/alarm-record.ts';
import type { AlarmMemberRow } from '../alarm/alarm-view.ts';
import type { DryRun } from '../alarm/dry-run.ts';
import { z } from '../std/shape.ts';

const ids = z.array(z.string().min(1).max(400)).max(400);

/**
 * What a person does about alarms: of groups as they stand, or of single ones. The station writes it as an act of the journal with
 * everything it covers (decision 0010). `until`, ms, ends a shelf; it never outlasts the shift.
 */
export const alarmActShape = z.strictObject({
  kind: z.literal('alarm.act'),
  act: z.enum(['acknowledge', 'shelve', 'unshelve', 'handOver']),
  groups: ids,
  alarms: ids,
  until: z.number().int().nullable(),
  reason: z.string().max(40).nullable(),
  note: z.string().max(500),
});
export type AlarmActCommand = z.infer<typeof alarmActShape>;

export const alarmQuestions = [
  /** Last lines of the alarm journal about a group, newest first. */
  z.strictObject({ ask: z.literal('alarmHistory'), group: z.string().min(1).max(400) }),
  /** What a group holds, loud ones first; `total` asks anew when it has grown. */
  z.strictObject({ ask: z.literal('alarmMembers'), group: z.string().min(1).max(400), total: z.number().int() }),
  /** Load figures of the last days. */
  z.strictObject({ ask: z.literal('alarmLoad'), days: z.number().int().min(1).max(31) }),
  /** What a row of the table of rules would have said over the last week. */
  z.strictObject({
    ask: z.literal('alarmDryRun'),
    kind: z.string().min(1).max(40),
    rule: z.record(z.string(), z.unknown()),
  }),
] as const;

export type AlarmAnswers = {
  readonly alarmHistory: readonly AlarmRecord[];
  readonly alarmMembers: readonly AlarmMemberRow[];
  readonly alarmLoad: AlarmLoadFigures | null;
  readonly alarmDryRun: DryRun;
};
