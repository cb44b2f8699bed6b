import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import { type Condition, conditionId } from '../../../shared/alarm/condition.ts';
import type { AlarmEngine } from '../../../shared/alarm/engine.ts';
import { handlingOf } from '../../../shared/alarm/handling.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import type { AlarmActs } from './alarm-acts.ts';
import type { AlarmDesk } from './alarm-desk.ts';

/** Consoles of a room wait each its own while before they call somebody, so that mostly one does, ms. */
const callSpreadMs = 4_000;
/** Acts looked through for a colleague's call. */
const lastActs = 200;

/** A number from 0 to 1 that is this console's own. */
const spreadOf = (station: string): number => {
  let sum = 0;
  for (const char of station) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
};

/** Calls people when the ladder goes up, through the journal (A4); that nobody can be reached is an alarm of its own. */
export function createAlarmCalls(
  { stores, clock, timers }: FeedContext,
  desk: AlarmDesk,
  acts: AlarmActs,
  run: (command: DossierAct) => void,
) {
  const alone = new Set<string>();
  const files = (): readonly string[] =>
    stores.cache.db
      .prepare("SELECT id FROM dossiers WHERE machine = 'alarmHandling' ORDER BY rid DESC LIMIT ?")
      .pluck()
      .all(lastActs) as string[];
  /** Where a colleague's console was quicker, this one is silent. */
  function wasCalled(group: string, rung: number, since: number): boolean {
    const area = desk.room()?.area ?? '';
    return files().some((id) => {
      const file = stores.cache.dossier(id);
      const act = file === undefined ? null : handlingOf(file, area);
      return act?.act === 'escalate' && act.groups.includes(group) && (act.rung ?? 0) >= rung && act.at >= since;
    });
  }
  function call(record: AlarmRecord, group: string): void {
    const rung = Number(record.reason.rung);
    const { to } = record.reason;
    const wait = Math.floor(spreadOf(stores.outbox.meta('station') ?? '') * callSpreadMs);
    timers.set(() => {
      const standing = desk.engine()?.group(group);
      if (standing === undefined || standing.counts.loud === 0 || wasCalled(group, rung, standing.openedAt)) return;
      const command = acts.build(
        'escalate',
        { groups: [group], alarms: [] },
        {
          rung: rung === 1 ? 'leader' : 'director',
          ...(typeof to === 'string' && to !== '' && { to }),
        },
      );
      if (command !== null) run(command);
    }, wait);
  }
  return {
    told(records: readonly AlarmRecord[], engine: AlarmEngine): void {
      for (const record of records) {
        if (record.group === null) continue;
        if (record.what === 'nobody' && record.kind !== 'nobody') alone.add(record.group);
        if (record.what === 'escalated') call(record, record.group);
      }
      for (const one of alone) if ((engine.group(one)?.counts.loud ?? 0) === 0) alone.delete(one);
      const now = clock.hub();
      engine.setRow(
        'nobody',
        [...alone].flatMap((one) => aloneCondition(engine, one, now)),
        now,
      );
    },
  };
}

function aloneCondition(engine: AlarmEngine, group: string, now: number): readonly Condition[] {
  const standing = engine.group(group);
  const first = standing?.members.values().next().value;
  if (standing === undefined || first === undefined || !engine.rules.nobody.on) return [];
  return [
    {
      ...first.condition,
      id: conditionId(engine.room, 'nobody', group, String(standing.openedAt)),
      kind: 'nobody',
      priority: engine.rules.nobody.priority,
      from: Math.min(now, standing.rungAt),
      until: null,
      label: '',
    },
  ];
}
