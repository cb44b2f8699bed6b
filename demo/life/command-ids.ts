import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { localDate } from '../../shared/time/local-date.ts';
import type { Random } from '../county/random.ts';

/** Station and session under which the players of the demo act. */
export const lifeStation = 'demo-life';
const session = 'demo-life';

/** A UUIDv7 of a seeded stream: equal seed, start and order of work give equal ids. @param at ms */
export function seededUuid(at: number, random: Random): string {
  const hex = (bits: number): string =>
    Math.floor(random.next() * 2 ** bits)
      .toString(16)
      .padStart(Math.ceil(bits / 4), '0');
  const time = at.toString(16).padStart(12, '0');
  const variant = '89ab'[random.int(0, 3)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`;
}

export type CommandIds = {
  readonly station: string;
  readonly event: (at: number) => string;
  /** Receipt number of the players' console, counted anew every day. */
  readonly number: (at: number) => string;
  readonly send: <C extends Command>(actor: Actor, at: number, command: C) => SentCommand & { readonly command: C };
};

/**
 * @param n last number of the station's own order used before
 * @param stationNo three digits that no other run of the same day has
 */
export function createCommandIds(of: {
  readonly profileId: string;
  readonly stationNo: number;
  readonly n: number;
  readonly random: Random;
}): CommandIds {
  const { profileId, stationNo, random } = of;
  let n = of.n;
  const perDay = new Map<string, number>();
  return {
    station: lifeStation,
    event: (at) => seededUuid(at, random),
    number: (at) => {
      const day = localDate(at).replaceAll('-', '');
      const count = (perDay.get(day) ?? 0) + 1;
      perDay.set(day, count);
      return `${profileId}${day}-${String(stationNo).padStart(3, '0')}${String(count).padStart(4, '0')}`;
    },
    send: (actor, at, command) => {
      n += 1;
      return { id: seededUuid(at, random), station: lifeStation, n, session, actor, at, command };
    },
  };
}
