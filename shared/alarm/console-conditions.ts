import type { Outage } from '../domain/connector/connector.ts';
import type { AlarmKind, AlarmRules } from '../domain/profile/alarm-rules.ts';
import { MS_PER_MINUTE } from '../time/local-date.ts';
import { type AlarmSubject, type Condition, conditionId, type Room } from './condition.ts';

/** How one console stands, as its line and its disk say it. Moments are hub time, ms. */
export type ConsoleState = {
  /** Its id: conditions of two consoles are two conditions. */
  readonly console: string;
  /** Since when the hub is out of reach; null while it is not. */
  readonly offlineSince: number | null;
  /** When the oldest act was done that the hub does not have. */
  readonly oldestWaitingAt: number | null;
  /** Hub's clock minus this console's, ms. */
  readonly skew: number;
  /** Word of the storage state, null while it is sound; since when. */
  readonly storage: { readonly state: string; readonly since: number } | null;
  readonly outages: readonly Outage[];
  /** Since when the clock has been off by more than the rule allows; kept by whoever asks. */
  readonly skewSince: number;
};

const subject = (area: string, number: string, name: string): AlarmSubject => ({
  event: null,
  dossier: null,
  number,
  name,
  area,
  holder: null,
  severity: null,
  supervised: false,
});

/**
 * What is wrong with this console itself: line, unsent work, clock, storage, and the hub's lines to others (A2). Their ids carry no
 * moment where a restart would move it: an outage that goes on is the same alarm.
 */
export function consoleConditions(room: Room, state: ConsoleState, rules: AlarmRules): readonly Condition[] {
  const made = (kind: AlarmKind, key: string, from: number, amount: number | null, name: string): Condition => ({
    id: conditionId(room, kind, kind === 'outage' ? 'hub' : state.console, key),
    kind,
    priority: rules[kind].priority,
    from,
    until: null,
    label: rules[kind].group === 'none' ? null : '',
    about: subject(room.area, '', name),
    clock: null,
    amount,
  });
  const { offlineSince, oldestWaitingAt, skew, storage, outages, skewSince } = state;
  const seconds = Math.round(Math.abs(skew) / 1000);
  return [
    ...(rules.lineDown.on && offlineSince !== null ? [made('lineDown', 'line', offlineSince, null, '')] : []),
    ...(rules.unsent.on && oldestWaitingAt !== null
      ? [
          made(
            'unsent',
            String(oldestWaitingAt),
            oldestWaitingAt + rules.unsent.minutes * MS_PER_MINUTE,
            rules.unsent.minutes,
            '',
          ),
        ]
      : []),
    ...(rules.skew.on && seconds > rules.skew.seconds ? [made('skew', 'clock', skewSince, seconds, '')] : []),
    ...(rules.storage.on && storage !== null
      ? [made('storage', storage.state, storage.since, null, storage.state)]
      : []),
    ...(rules.outage.on ? outages.map((one) => made('outage', one.system, one.since, null, one.name)) : []),
  ];
}

/** A claim on an event as its room knows it (Q3). */
export type Claim = {
  readonly event: string;
  readonly number: string;
  readonly name: string;
  readonly area: string;
  readonly account: string;
  readonly holderName: string;
  /** When it turned stale, its console having been silent; null while somebody is there. */
  readonly staleSince: number | null;
};

/** Events somebody took and then left (A2). */
export const claimConditions = (room: Room, claims: readonly Claim[], rules: AlarmRules): readonly Condition[] =>
  !rules.abandoned.on
    ? []
    : claims.flatMap((claim) =>
        claim.staleSince === null
          ? []
          : [
              {
                id: conditionId(room, 'abandoned', claim.event, `${claim.account}.${claim.staleSince}`),
                kind: 'abandoned' as const,
                priority: rules.abandoned.priority,
                from: claim.staleSince,
                until: null,
                label: rules.abandoned.group === 'none' ? null : '',
                about: {
                  ...subject(claim.area, claim.number, claim.name),
                  event: claim.event,
                  holder: { kind: 'center' as const, id: claim.account, name: claim.holderName },
                },
                clock: null,
                amount: null,
              },
            ],
      );
