/** Random but plausible acts on dossiers of every machine, filled in from their fields: for property tests and simulations. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { actsOnDossier, type DossierAct, whyNotAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import type { Dossier, Value, Values } from '../../shared/domain/dossier/dossier.ts';
import { choicesOf, type Field } from '../../shared/domain/dossier/field.ts';
import type { Act, Machine } from '../../shared/domain/dossier/machine.ts';
import { machines } from '../../shared/domain/dossier/machines.ts';
import type { Context, Rules } from '../../shared/domain/verb.ts';
import { localDate, MS_PER_DAY } from '../../shared/time/local-date.ts';
import { pick, type Random } from './random-walk.ts';

/** Machines that people fill in. */
export const byHand = machines.filter((machine) => machine.byStation !== true);

/** What ids of a field are drawn from. */
export type DossierPool = {
  readonly accounts: readonly string[];
  readonly units: readonly string[];
  readonly grids: readonly string[];
  readonly departments: readonly string[];
  readonly staff: readonly string[];
  readonly events: readonly string[];
  readonly dossiers: readonly string[];
};

const some = <T>(r: Random, list: readonly T[]): readonly T[] => {
  const taken = list.filter(() => r() < 0.5);
  return taken.length > 0 ? taken : list.slice(0, 1);
};
const one = (r: Random, list: readonly string[]): Value => (list.length === 0 ? null : pick(r, list));

/** A value that fits the type of a field; null where the pool has nothing for it. */
function valueFor(r: Random, field: Field, rules: Rules, at: number, pool: DossierPool): Value {
  const choices = choicesOf(field, rules).map((choice) => choice.key);
  switch (field.type) {
    case 'line':
      return r() < 0.3 ? pick(r, pool.units) : pick(r, ['甲', '乙', '0518-5550100', 'A1']);
    case 'text':
      return '按规定办理';
    case 'number':
      return Math.floor(r() * 120);
    case 'money':
      return Math.floor(r() * 100_000);
    case 'date':
      return localDate(at + Math.round((r() - 0.3) * 60) * MS_PER_DAY);
    case 'instant':
      return at - Math.floor(r() * 3_600_000);
    case 'yes':
      return r() < 0.5;
    case 'choice':
      return one(r, choices);
    case 'choices':
      return choices.length === 0 ? null : some(r, choices);
    case 'lines':
      return ['甲', '乙'];
    case 'phone':
      return '0518-5550100';
    case 'staff':
      return one(r, pool.staff);
    case 'account':
      return one(r, pool.accounts);
    case 'grid':
      return one(r, pool.grids);
    case 'grids':
      return some(r, pool.grids);
    case 'area':
      return pick(r, pool.grids).slice(0, pick(r, [6, 9, 12]));
    case 'department':
      return one(r, pool.departments);
    case 'departments':
      return some(r, pool.departments);
    case 'item':
      return pick(r, rules.items.items).code;
    case 'event':
      return one(r, pool.events);
    case 'dossier':
      return one(r, pool.dossiers);
  }
}

function fill(r: Random, act: Act, rules: Rules, at: number, pool: DossierPool): Values {
  const values: Record<string, Value> = {};
  for (const field of act.fields) {
    if (field.optional === true && r() < 0.5) continue;
    const value = valueFor(r, field, rules, at, pool);
    if (value !== null) values[field.key] = value;
  }
  return values;
}

/**
 * A dossier this actor may open now in his area; null when no machine of those drawn lets him. Its words are random: they may be
 * refused for what they say.
 * @param numberOf the next number with these letters
 */
export function randomOpening(
  r: Random,
  context: Context,
  id: string,
  pool: DossierPool,
  numberOf: (letters: string) => string,
  among: readonly Machine[] = byHand,
): DossierAct | null {
  const { actor, rules, at } = context;
  for (let tries = 0; tries < 8; tries++) {
    const machine = pick(r, among);
    const openings = machine.acts.filter(
      (act) => act.from === 'new' && whyNotAct(context, machine, act, { dossier: undefined }, actor.area) === null,
    );
    if (openings.length === 0) continue;
    const act = pick(r, openings);
    const area = pick(r, [actor.area, ...pool.grids.filter((grid) => grid.startsWith(actor.area))]);
    const event = r() < 0.3 && pool.events.length > 0 ? pick(r, pool.events) : null;
    return {
      kind: 'dossier.act',
      dossier: id,
      machine: machine.key,
      act: act.key,
      opens: { number: numberOf(machine.letters), area, event },
      fields: fill(r, act, rules, at, pool),
    };
  }
  return null;
}

/** Something this actor may do on a dossier as it is shown to him; null when there is nothing. */
export function randomDossierAct(r: Random, context: Context, dossier: Dossier, pool: DossierPool): DossierAct | null {
  const acts = actsOnDossier(context, { dossier });
  const command = { kind: 'dossier.act', dossier: dossier.id, machine: dossier.machine, opens: null } as const;
  if (acts.length === 0) return null;
  if (r() < 0.15) return { ...command, act: 'note', fields: { note: '备注' } };
  const act = pick(r, acts);
  return { ...command, act: act.key, fields: fill(r, act, context.rules, context.at, pool) };
}

/** Ids as people of a walk have them. */
export const poolOf = (
  actors: readonly Actor[],
  rest: Omit<DossierPool, 'accounts' | 'units' | 'departments'>,
): DossierPool => ({
  ...rest,
  accounts: actors.map((actor) => actor.account),
  units: [...new Set(actors.map((actor) => actor.unit))],
  departments: [...new Set(actors.flatMap((actor) => (actor.department === null ? [] : [actor.department])))],
});
