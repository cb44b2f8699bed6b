import type { AlarmKind, AlarmRules } from '../domain/profile/alarm-rules.ts';
import { AlarmLoad, type AlarmLoadFigures } from './alarm-load.ts';
import type { AlarmRecord } from './alarm-record.ts';
import type { Condition, Room } from './condition.ts';
import { AlarmEngine } from './engine.ts';
import type { Handling } from './handling.ts';

/** What was so about a row from a moment (ms) on, until the next line about it. */
export type RowMoment = { readonly at: number; readonly subject: string; readonly conditions: readonly Condition[] };

export type DryRun = {
  readonly from: number;
  readonly to: number;
  /** Times something would have been said, of all kinds and of each. */
  readonly sounded: number;
  readonly raised: number;
  readonly escalated: number;
  readonly floods: number;
  readonly byKind: readonly {
    readonly kind: AlarmKind;
    readonly raised: number;
    readonly sounded: number;
    readonly escalated: number;
  }[];
  readonly load: AlarmLoadFigures;
};

const said: ReadonlySet<AlarmRecord['what']> = new Set(['sounded', 'joined', 'repeated']);

/**
 * What a set of rules would have said over a stretch of the past, had nobody acted but as they did: the same engine, driven from one
 * moment to the next.
 * @param moments in order of time; those before `from` say how it stood then
 */
export function dryRun(given: {
  readonly room: Room;
  readonly rules: AlarmRules;
  readonly from: number;
  readonly to: number;
  readonly moments: Iterable<RowMoment>;
  readonly acts?: readonly Handling[];
  readonly hear?: (record: AlarmRecord) => void;
}): DryRun {
  const { room, rules, from, to, acts = [] } = given;
  const engine = new AlarmEngine({ room, rules });
  const load = new AlarmLoad(from);
  const kinds = new Map<AlarmKind, { raised: number; sounded: number; escalated: number }>();
  let raised = 0;
  let sounded = 0;
  let escalated = 0;
  const hear = (records: readonly AlarmRecord[]): void => {
    for (const record of records) {
      load.add(record);
      given.hear?.(record);
      if (record.kind === null) continue;
      const one = kinds.get(record.kind) ?? { raised: 0, sounded: 0, escalated: 0 };
      kinds.set(record.kind, one);
      if (record.what === 'raised' && record.reason.code !== 'foundAtStart') {
        one.raised += 1;
        raised += 1;
      } else if (said.has(record.what)) {
        one.sounded += 1;
        sounded += 1;
      } else if (record.what === 'escalated') {
        one.escalated += 1;
        escalated += 1;
      }
    }
  };
  const runTo = (until: number): void => {
    for (let at = engine.next(); at !== null && at <= until; at = engine.next())
      hear(engine.advance(Math.max(at, from)).records);
  };
  let begun = false;
  const begin = (): void => {
    begun = true;
    hear(engine.loaded(from).records);
  };
  const dated = acts.toSorted((a, b) => a.at - b.at);
  let next = 0;
  const actsTo = (until: number): void => {
    for (let act = dated[next]; act !== undefined && act.at <= until; act = dated[next]) {
      next += 1;
      if (begun) runTo(act.at);
      engine.handle(act, act.at);
    }
  };
  for (const moment of given.moments) {
    if (moment.at > to) break;
    if (moment.at > from && !begun) begin();
    actsTo(moment.at);
    if (begun) runTo(moment.at);
    engine.setRow(moment.subject, moment.conditions, moment.at);
  }
  if (!begun) begin();
  actsTo(to);
  runTo(to);
  const figures = load.figures(to, rules.flood.from);
  return {
    from,
    to,
    raised,
    sounded,
    escalated,
    floods: figures.floods,
    byKind: [...kinds].map(([kind, n]) => ({ kind, ...n })).toSorted((a, b) => b.sounded - a.sounded),
    load: figures,
  };
}
