import type { AlarmRule, AlarmRules } from '../domain/profile/alarm-rules.ts';
import { MS_PER_MINUTE } from '../time/local-date.ts';
import { type AlarmGroup, priorityOf, rankOf } from './alarm-group.ts';
import type { AlarmLog } from './alarm-log.ts';
import type { AlarmHappening } from './alarm-record.ts';
import { nextRungAt, rungAfter, rungNames, topRung } from './ladder.ts';
import type { WakeQueue } from './wake-queue.ts';

/** Whose turn it is at a step of the ladder, and who was passed over. `who` null: nobody can be reached. */
export type Turn = {
  readonly who: { readonly account: string; readonly name: string } | null;
  readonly skipped: readonly { readonly account: string; readonly name: string; readonly why: 'absent' | 'offline' }[];
};
export type TurnOf = (rung: 1 | 2, at: number) => Turn;

/** What the voice of the groups needs of its engine. */
type Host = {
  rules(): AlarmRules;
  isLoading(): boolean;
  readonly log: AlarmLog;
  readonly wake: WakeQueue;
  readonly turnOf: TurnOf | undefined;
};

/** When a group sounds, sounds again, and goes up the ladder (A3, A4). */
export class GroupVoice {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Works out whether a group must say something now, and when it is to be asked again. */
  refresh(group: AlarmGroup, now: number, due: number): void {
    if (group.members.size === 0) return;
    const rule = this.#host.rules()[group.kind];
    if (group.counts.loud === 0) {
      group.loudSince = null;
      if (!this.#host.isLoading()) group.soundedPriority = null;
      this.#groupTimer(group, null);
      return;
    }
    if (group.loudSince === null) this.#becomeLoud(group, rule, now);
    if (group.handed !== null && group.handed.at >= group.rungAt && group.rung === 0 && rule.leaderMinutes !== null)
      this.climb(group, 1, now, group.handed.at, 'handedOver');
    const say = this.#mustSay(group, rule, now);
    if (say !== null) this.#sound(group, now, due, say);
    for (let at = nextRungAt(group, rule); at !== null && at <= now; at = nextRungAt(group, rule))
      this.climb(group, group.rung + 1, now, at, 'unacknowledged');
    this.#groupTimer(group, this.#nextOfGroup(group, rule));
  }

  #becomeLoud(group: AlarmGroup, rule: AlarmRule, now: number): void {
    group.loudSince = now;
    if (group.lastSoundAt !== null) {
      // It was quiet because somebody had it: the step it had reached stays, its time begins anew; a restart is no such break.
      group.rungAt = group.restored ? Math.max(group.rungAt, group.ack?.until ?? 0) : now;
      group.restored = false;
      return;
    }
    const since = Math.min(now, group.openedAt + rule.waitSeconds * 1000);
    const from = [...group.members.values()].some((one) => one.found) && this.#host.isLoading() ? since : now;
    const reached = rungAfter(rule, now - from);
    group.rung = Math.max(group.rung, reached.rung);
    group.rungAt = from + reached.since;
  }

  /** Why a group sounds now; null where it does not. */
  #mustSay(group: AlarmGroup, rule: AlarmRule, now: number): AlarmHappening | null {
    if (group.lastSoundAt === null) return 'sounded';
    const rises = rankOf(priorityOf(group)) < rankOf(group.soundedPriority);
    if (group.untold > 0 && (rises || now >= group.lastSoundAt + rule.joinMinutes * MS_PER_MINUTE)) return 'joined';
    return now >= group.lastSoundAt + rule.repeatMinutes * MS_PER_MINUTE ? 'repeated' : null;
  }

  #nextOfGroup(group: AlarmGroup, rule: AlarmRule): number | null {
    const last = group.lastSoundAt ?? 0;
    const again =
      last + (group.untold > 0 ? Math.min(rule.joinMinutes, rule.repeatMinutes) : rule.repeatMinutes) * MS_PER_MINUTE;
    const up = nextRungAt(group, rule);
    return up === null ? again : Math.min(up, again);
  }

  #groupTimer(group: AlarmGroup, at: number | null): void {
    if (group.timer === at) return;
    group.timer = at;
    if (at !== null) this.#host.wake.push(at, `group ${group.key}`);
  }

  #sound(group: AlarmGroup, now: number, due: number, what: AlarmHappening): void {
    const code = this.#host.isLoading() ? 'foundAtStart' : what;
    const reason = { code, new: group.untold, loud: group.counts.loud };
    group.lastSoundAt = now;
    group.soundedPriority = priorityOf(group);
    group.untold = 0;
    this.#host.log.group(group.key, group);
    this.#host.log.write(what, now, due, reason, { group: group.key, of: group });
  }

  /** One step up the ladder, past those who cannot be reached; the steps only go up while nobody acts (A4). */
  climb(group: AlarmGroup, to: number, now: number, due: number, code: string): void {
    group.rung = Math.max(group.rung, to);
    group.rungAt = now;
    this.#host.log.group(group.key, group);
    const rung = group.rung === 1 ? 1 : 2;
    const turn = this.#host.turnOf?.(rung, now);
    for (const one of turn?.skipped ?? [])
      this.#host.log.write(
        'skipped',
        now,
        due,
        { code: one.why, account: one.account, name: one.name, rung },
        { group: group.key, of: group },
      );
    const told = {
      code,
      rung,
      step: rungNames[rung] ?? '',
      to: turn?.who?.account ?? null,
      toName: turn?.who?.name ?? null,
    };
    this.#host.log.write('escalated', now, due, told, { group: group.key, of: group });
    if (turn === undefined || turn.who !== null) return;
    if (rung < topRung && this.#host.rules()[group.kind].directorMinutes !== null)
      this.climb(group, topRung, now, due, 'nobodyBelow');
    else this.#host.log.write('nobody', now, due, { code: 'nobodyReachable', rung }, { group: group.key, of: group });
  }
}
