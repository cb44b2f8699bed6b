import type { AlarmGroup, Member } from './alarm-group.ts';
import type { AlarmLog } from './alarm-log.ts';
import type { Handling } from './handling.ts';

const happenings = {
  acknowledge: 'acknowledged',
  shelve: 'shelved',
  unshelve: 'unshelved',
  handOver: 'handedOver',
} as const;

/** Writes down what somebody did: once, under the id of his act. What had cleared before is kept as such (A4). */
export function recordHandling(
  log: AlarmLog,
  given: Handling,
  on: {
    readonly groups: readonly AlarmGroup[];
    readonly members: readonly Member[];
    readonly now: number;
    readonly loading: boolean;
  },
): void {
  // The one who escalated has written it down himself.
  if (given.act === 'escalate') return;
  const first = on.groups[0] ?? on.members[0]?.group ?? null;
  const { by, until } = given;
  const reason = { code: given.reason ?? given.act, by: by.name, account: by.account, until, note: given.note };
  const named = { id: given.id, alarm: given.alarms[0] ?? null, group: first?.key ?? given.groups[0] ?? null };
  if (first !== null) log.write(happenings[given.act], on.now, given.at, reason, { ...named, of: first });
  else if (!on.loading) log.write('lateAct', on.now, given.at, { ...reason, act: given.act }, named);
}
