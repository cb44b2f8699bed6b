import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { County } from '../county/county.ts';

/** Everybody who is not the visitor, each under an account of the county. */
export type Cast = {
  /** Takes in what 12345, 110 and the residents' app send. */
  readonly connector: Actor;
  /** The visitor's neighbours in the county centre. */
  readonly colleagues: readonly Actor[];
  readonly city: Actor;
  /** Those of the town that an area lies in; undefined for a place not known so finely. */
  readonly reporter: (area: string) => Actor | undefined;
  readonly clerk: (area: string) => Actor | undefined;
  readonly townSeat: (area: string) => Actor | undefined;
  readonly liaison: (department: string) => Actor | undefined;
  /** Names of players: what somebody else registered is a visitor's own work. */
  readonly names: ReadonlySet<string>;
  /** Town and village the visitor's accounts sit in. */
  readonly homeTown: string;
  readonly homeVillage: string;
};

/** Throws when the county lacks an account that the demo cannot live without. */
export function castOf(county: County): Cast {
  const actors = new Map(county.accounts.map(({ use: _use, ...actor }): [string, Actor] => [actor.account, actor]));
  const must = (account: string): Actor => {
    const actor = actors.get(account);
    if (actor === undefined) throw new Error(`the demo county lacks the account ${account}`);
    return actor;
  };
  const inTown =
    (prefix: string) =>
    (area: string): Actor | undefined =>
      area.length < 9 ? undefined : actors.get(`${prefix}-${area.slice(0, 9)}`);
  const players = county.accounts.filter((a) => a.use === 'player');
  return {
    connector: must('connector'),
    colleagues: [...actors.values()].filter((a) => /^seat-\d+$/.test(a.account)),
    city: must('city'),
    reporter: inTown('grid'),
    clerk: inTown('village'),
    townSeat: inTown('town'),
    liaison: (department) => actors.get(department),
    names: new Set(players.map((a) => a.name)),
    homeTown: must('town').area,
    homeVillage: must('village').area,
  };
}
