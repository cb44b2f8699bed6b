import { err, ok, type Result } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { type Actor, covers, levelOfArea } from '../actor/actor.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context } from '../verb.ts';
import type { Dossier, Value, Values } from './dossier.ts';
import { dossierOfEvent } from './dossier-of-event.ts';
import { checkFields } from './field.ts';
import { forbid } from './forbid.ts';
import type { Act, ActContext, DossierEffects, DossierLoaded, DossierWarning, Machine } from './machine.ts';
import { actOf, machineOf } from './machines.ts';

const value: z.ZodType<Value> = z.union([
  z.string().max(4000),
  z.number().finite(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(400)).max(2000),
]);

/** Every act on every dossier is this one command; which fields it must carry its machine says. */
export const dossierActShape = z.strictObject({
  kind: z.literal('dossier.act'),
  dossier: z.uuid(),
  machine: z.string().min(1).max(40),
  act: z.string().min(1).max(40),
  /** For an act from `new`: number given by the console, final; area and event it belongs to. */
  opens: z
    .strictObject({
      number: z.string().min(1).max(40),
      area: z.string().regex(/^\d{2,15}$/),
      event: z.uuid().nullable(),
    })
    .nullable(),
  fields: z.record(z.string().max(60), value),
});
export type DossierAct = z.infer<typeof dossierActShape>;

/** What happened to a dossier. `row` stands in the entry that opens it. */
export type DossierActed = {
  readonly kind: 'dossier.acted';
  readonly dossier: string;
  readonly machine: string;
  readonly act: string;
  readonly to: string;
  readonly title: string;
  readonly ends: boolean;
  readonly fields: Values;
  readonly effects: DossierEffects;
  readonly warnings: readonly DossierWarning[];
  /** Who did it, for the steps kept on the row. */
  readonly by: { readonly account: string; readonly name: string };
  readonly row: Dossier | null;
};

/** Rights, state, words and law of one act; the fact when all of them allow it. Same function on station, hub and in tests. */
export function actOnDossier(
  context: Context,
  loaded: DossierLoaded,
  command: DossierAct,
): Result<DossierActed, Refusal> {
  const machine = machineOf(command.machine);
  const act = machine && actOf(machine, command.act);
  const rule = `${command.machine}.${command.act}`;
  if (machine === undefined || act === undefined) return err(refusal('unknown-act', rule));
  const area = loaded.dossier?.area ?? command.opens?.area ?? '';
  const before: ActContext = { context, dossier: loaded.dossier, loaded, fields: {}, data: loaded.dossier?.data ?? {} };
  const barred =
    mayAct(machine, act, context, loaded.dossier, area) ??
    admittedAct(machine, act, loaded.dossier) ??
    (act.from === 'new' ? badlyOpened(machine, command, rule) : null) ??
    act.ready?.(before) ??
    checkFields(act.fields, command.fields, context.rules, rule);
  if (barred !== null && barred !== undefined) return err(barred);
  const c: ActContext = { ...before, fields: command.fields, data: { ...before.data, ...command.fields } };
  const forbidden = act.guard?.(c) ?? null;
  if (forbidden !== null) return err(forbidden);
  return ok(factOf(machine, act, c, command));
}

function badlyOpened(machine: Machine, { dossier, opens }: DossierAct, rule: string): Refusal | null {
  if (opens === null) return refusal('field-missing', rule, null, { field: 'opens' });
  if (machine.onePerEvent !== true) return null;
  if (opens.event === null) return refusal('field-missing', rule, null, { field: 'event', zh: '事件', en: 'Event' });
  return dossier === dossierOfEvent(machine.key, opens.event)
    ? null
    : forbid(rule, null, '每个事件只能有一份，编号须由事件得出。', 'One for each event: its id comes from the event.');
}

function factOf(machine: Machine, act: Act, c: ActContext, command: DossierAct): DossierActed {
  const { actor, at } = c.context;
  const effects = act.does?.(c) ?? {};
  const to = (typeof act.to === 'function' ? act.to(c) : act.to) ?? c.dossier?.state ?? '';
  const data = { ...c.data, ...effects.set };
  const title = machine.title(data, c.context.rules).slice(0, 80);
  const ends = machine.states[to]?.end === true;
  const fact = {
    kind: 'dossier.acted' as const,
    dossier: command.dossier,
    machine: machine.key,
    act: act.key,
    to,
    title,
    ends,
    fields: command.fields,
    effects,
    warnings: act.warns?.(c) ?? [],
    by: { account: actor.account, name: actor.name },
  };
  return { ...fact, row: c.dossier === undefined ? opened(machine, c.context, command, at) : null };
}

/** The row before its first act: applying the fact fills it. */
const opened = (machine: Machine, { rules, actor }: Context, command: DossierAct, at: number): Dossier => ({
  noun: 'dossier',
  id: command.dossier,
  machine: machine.key,
  number: command.opens?.number ?? '',
  profile: rules.profile.version,
  area: command.opens?.area ?? actor.area,
  level: levelOfArea(actor.area),
  state: '',
  title: '',
  data: {},
  handler: null,
  departments: actor.department === null ? [] : [actor.department],
  barred: [],
  barredUnits: [],
  restricted: machine.restricted === true,
  event: command.opens?.event ?? null,
  clocks: [],
  duties: [],
  steps: [],
  openedBy: actor.account,
  openedAt: at,
  changedAt: at,
  endedAt: null,
  version: 0,
});

/** True for people who may neither see nor handle a dossier (invariant 6). */
export const isBarred = (actor: Actor, dossier: Pick<Dossier, 'barred' | 'barredUnits'>): boolean =>
  dossier.barred.includes(actor.account) || dossier.barredUnits.includes(actor.unit);

/** Rights that do not hang on the act's words. */
export function mayAct(
  machine: Machine,
  act: Act,
  { actor, rules }: Context,
  dossier: Dossier | undefined,
  area: string,
): Refusal | null {
  const rule = `${machine.key}.${act.key}`;
  if (machine.on?.(rules.profile) === false || act.on?.(rules.profile) === false)
    return refusal('switched-off-by-profile', rule, act.clauses[0] ?? null);
  if (dossier !== undefined && isBarred(actor, dossier)) return refusal('subject-is-barred', rule, 'LYG-19-4');
  // Not even a note from someone who may not see it.
  if (dossier !== undefined && machine.readers?.includes(actor.role) === false && !isInvolved(actor, dossier))
    return refusal('not-your-role', rule, null, { role: actor.role, roles: machine.readers.join(' ') });
  if (!act.roles.includes(actor.role))
    return refusal('not-your-role', rule, act.clauses[0] ?? null, { role: actor.role, roles: act.roles.join(' ') });
  const levels = typeof act.levels === 'function' ? act.levels(rules.profile) : act.levels;
  const own = levelOfArea(actor.area);
  if (levels !== undefined && !levels.includes(own))
    return refusal('not-your-level', rule, act.clauses[0] ?? null, { level: levels.join(' '), yours: own });
  const involved = dossier !== undefined && isInvolved(actor, dossier);
  // An area finer than the actor's own is his; a liaison acts where his department takes part.
  if (involved || (actor.department === null && covers(actor, area))) return null;
  if (dossier === undefined && actor.department !== null && area.startsWith(actor.area)) return null;
  if (act.within === true && actor.department === null && actor.area.startsWith(area)) return null;
  return refusal('outside-your-area', rule, null, { area });
}

/** True for those a dossier was given to. */
export const isInvolved = (actor: Actor, dossier: Dossier): boolean =>
  dossier.handler === actor.account ||
  dossier.openedBy === actor.account ||
  (actor.department !== null && dossier.departments.includes(actor.department));

/** Existence and state. */
export function admittedAct(machine: Machine, act: Act, dossier: Dossier | undefined): Refusal | null {
  const rule = `${machine.key}.${act.key}`;
  if (act.from === 'new')
    return dossier === undefined ? null : refusal('already-exists', rule, null, { number: dossier.number });
  if (dossier === undefined || dossier.machine !== machine.key) return refusal('not-found', rule);
  if (act.from === 'any' ? dossier.endedAt === null || act.to === null : act.from.includes(dossier.state)) return null;
  return refusal('wrong-act-state', rule, act.clauses[0] ?? null, {
    state: machine.states[dossier.state]?.zh ?? dossier.state,
    stateEn: machine.states[dossier.state]?.en ?? dossier.state,
  });
}

/** Why an act is not possible now on this dossier (undefined: a new one in `area`); null when it is. Asked by screens. */
export function whyNotAct(
  context: Context,
  machine: Machine,
  act: Act,
  loaded: DossierLoaded,
  area: string = loaded.dossier?.area ?? '',
): Refusal | null {
  const c = { context, dossier: loaded.dossier, loaded, fields: {}, data: loaded.dossier?.data ?? {} };
  return (
    mayAct(machine, act, context, loaded.dossier, area) ??
    admittedAct(machine, act, loaded.dossier) ??
    act.ready?.(c) ??
    null
  );
}

/** Acts that may be done on a dossier now, in the order of its machine. */
export const actsOnDossier = (
  context: Context,
  loaded: DossierLoaded & { readonly dossier: Dossier },
): readonly Act[] => {
  const machine = machineOf(loaded.dossier.machine);
  return machine?.acts.filter((act) => act.from !== 'new' && whyNotAct(context, machine, act, loaded) === null) ?? [];
};
