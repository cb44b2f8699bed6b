import { rankOf } from '../../../shared/alarm/alarm-group.ts';
import { longestShelfMs } from '../../../shared/domain/alarm/alarm-handling.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { type AlarmPriority, alarmKindNames } from '../../../shared/domain/profile/alarm-rules.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { AlarmActCommand } from '../../../shared/wire/alarms.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import { nextReceiptNumber } from '../commands/receipt-number.ts';
import { uuidV7 } from '../commands/uuid-v7.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import type { AlarmDesk } from './alarm-desk.ts';

/** Alarms one act can name; what a group covers beyond them its key covers. */
const mostNamed = 2_000;

export type AlarmActs = ReturnType<typeof createAlarmActs>;
export type Meant = { readonly groups: readonly string[]; readonly alarms: readonly string[] };

/** Makes the journal's act of what a person, or the ladder, does about some alarms. */
export function createAlarmActs(
  { stores, clock }: FeedContext,
  desk: AlarmDesk,
  newId: (at: number) => string = uuidV7,
) {
  const words = createWords(desk);
  function build(act: AlarmActCommand['act'] | 'escalate', meant: Meant, more: Values): DossierAct | null {
    const room = desk.room();
    const now = clock.hub();
    const number = room === null ? null : nextReceiptNumber(stores.outbox, 'GJ', now);
    if (room === null || number === null) return null;
    const named = words.members(meant).slice(0, mostNamed);
    return {
      kind: 'dossier.act',
      dossier: newId(now),
      machine: 'alarmHandling',
      act,
      opens: { number, area: room.area, event: null },
      fields: {
        ...(named.length > 0 && { alarms: named }),
        ...(meant.groups.length > 0 && { groups: [...meant.groups] }),
        priority: words.priority(meant),
        words: words.say(meant),
        ...more,
      },
    };
  }
  return {
    build,
    /** The command that does what a window asks. */
    command(given: AlarmActCommand): Result<DossierAct, RunError> {
      const now = clock.hub();
      const until =
        given.act === 'acknowledge'
          ? { until: now + words.ackMinutes(given) * MS_PER_MINUTE }
          : given.act === 'shelve'
            ? { until: Math.min(given.until ?? now + MS_PER_HOUR, desk.shiftEndsAt(now), now + longestShelfMs) }
            : {};
      const built = build(given.act, given, {
        ...until,
        ...(given.act === 'shelve' && { reason: given.reason ?? 'other' }),
        ...((given.act === 'shelve' || given.act === 'handOver') && given.note !== '' && { note: given.note }),
      });
      return built === null
        ? err({ code: 'unavailable', message: '本机没有值守告警。 No alarms run on this console.' })
        : ok(built);
    },
  };
}

/** What an act about some alarms says and covers. */
function createWords(desk: AlarmDesk) {
  const found = ({ groups, alarms }: Meant) => {
    const engine = desk.engine();
    return {
      own: groups.flatMap((one) => engine?.group(one) ?? []),
      members: alarms.flatMap((one) => engine?.member(one) ?? []),
    };
  };
  return {
    members(meant: Meant): readonly string[] {
      const { own } = found(meant);
      return [...new Set([...own.flatMap((group) => [...group.members.keys()]), ...meant.alarms])];
    },
    priority(meant: Meant): AlarmPriority {
      const { own, members } = found(meant);
      const all = [...own.flatMap((group) => [...group.members.values()]), ...members];
      return all.map((one) => one.condition.priority).toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? 'low';
    },
    say(meant: Meant): string {
      const { own, members } = found(meant);
      const first = own[0]?.members.values().next().value ?? members[0];
      if (first === undefined) return '告警';
      const count = own.reduce((sum, one) => sum + one.members.size, 0) + members.length;
      const { number } = first.condition.about;
      const more = count > 1 ? ` 等${count}条` : '';
      return `${alarmKindNames[first.condition.kind].zh}${number === '' ? '' : `：${number}`}${more}`.slice(0, 180);
    },
    ackMinutes(meant: Meant): number {
      const { own, members } = found(meant);
      const kind = own[0]?.kind ?? members[0]?.condition.kind;
      return kind === undefined ? 30 : (desk.engine()?.rules[kind].ackMinutes ?? 30);
    },
  };
}
