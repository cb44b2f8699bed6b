import type { Actor, Level } from '../domain/actor/actor.ts';
import { isSeat, levelOfArea } from '../domain/actor/actor.ts';
import type { Holder, Severity } from '../domain/event/event.ts';
import type { AlarmKind, AlarmPriority } from '../domain/profile/alarm-rules.ts';
import type { ClockKind } from '../time/clock.ts';

/** A centre: everybody who sits there hears the same alarms. */
export type Room = { readonly area: string; readonly level: Level };

/** The room of a person; null for people who sit in no centre. */
export const roomOf = (actor: Actor): Room | null =>
  isSeat(actor) ? { area: actor.area, level: levelOfArea(actor.area) } : null;

/** What a condition is about, as far as a row of the alarm centre shows it. */
export type AlarmSubject = {
  /** Event or dossier; null for the console itself. */
  readonly event: string | null;
  readonly dossier: string | null;
  readonly number: string;
  /** Title; the number alone where the title is for few (W3). */
  readonly name: string;
  /** Division or grid code. */
  readonly area: string;
  readonly holder: Pick<Holder, 'kind' | 'id' | 'name'> | null;
  readonly severity: Severity | null;
  readonly supervised: boolean;
};

/**
 * Something that somebody must act on by a stated time (A1), worked out from a row without looking at a clock: it is true from `from`
 * until the row changes or `until` comes.
 */
export type Condition = {
  /** The same on every console of the room: room, kind, subject and the moment that makes it. So it alarms once (A8). */
  readonly id: string;
  readonly kind: AlarmKind;
  readonly priority: AlarmPriority;
  /** First instant it is true, ms. */
  readonly from: number;
  /** First instant it is true no more by itself, ms. */
  readonly until: number | null;
  /** Members of one group share kind and label; null: it stands alone. */
  readonly label: string | null;
  readonly about: AlarmSubject;
  /** The clock it comes from. */
  readonly clock: {
    readonly kind: ClockKind;
    readonly startAt: number;
    readonly due: number;
    readonly statutory: boolean;
  } | null;
  /** A number the words need: minutes unsent, seconds of skew. */
  readonly amount: number | null;
};

/** Id of a condition. @param subject event, dossier or console @param key tells two conditions of one kind and subject apart */
export const conditionId = (room: Room, kind: AlarmKind, subject: string, key: string): string =>
  `${room.area}/${kind}/${subject}/${key}`;
