/** The county of a run: consoles of different scopes, their operators, the events they register. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { whyNot } from '../../shared/domain/acts.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { Machine } from '../../shared/domain/dossier/machine.ts';
import { machines } from '../../shared/domain/dossier/machines.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { type Command, type CommandKind, commandKinds, verbs } from '../../shared/domain/verbs.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { rulesOf } from '../../shared/wire/rules-of-registry.ts';
import { plantCrossingActs } from '../support/crossing-acts.ts';
import { byHand, type DossierPool, poolOf, randomDossierAct, randomOpening } from '../support/random-dossier.ts';
import { isAside, pick, type Random, randomRegistration, words } from '../support/random-walk.ts';
import { department, people } from '../support/story.ts';
import { accounts, otherGrid, tinyCounty } from '../support/tiny-county.ts';

plantCrossingActs();

/** When every story begins, hub time, ms. */
export const startAt = Date.parse('2025-09-01T08:00+08:00');

function rulesIn(registry: Registry): Rules {
  const read = rulesOf(registry);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Everything is soon due, and what stands is told of, shelved and passed on within minutes: a run is no longer than that. */
const quick = {
  waitSeconds: 5,
  joinMinutes: 1,
  repeatMinutes: 1,
  leaderMinutes: 1,
  directorMinutes: 2,
  ackMinutes: 2,
  rearmSeconds: 10,
};
const quickAlarms = {
  dueSoon: { ...quick, group: 'town', share: 0.0001, leadHours: 720, stepLeadHours: 720 },
  major: { leaderMinutes: 1, directorMinutes: 2, ackMinutes: 2 },
  lineDown: { leaderMinutes: 1, directorMinutes: 2 },
  flood: { from: 3, to: 2 },
};

/** Only the texts that this county stands on: a registry is read, written and sent again and again. */
const firstCounty: Registry = {
  ...tinyCounty,
  profiles: tinyCounty.profiles
    .filter((file) => ['LYG', 'JS'].includes((file as { readonly id: string }).id))
    .map((file) => ({ ...(file as object), local: { alarms: quickAlarms } })),
};

/** The registry of the hub's next version: an item gone, a grid given up, a department new. Consoles go on by the old one until they hear of it. */
const laterCounty: Registry = {
  ...firstCounty,
  version: 'tiny@2',
  grids: tinyCounty.grids.filter((grid) => grid.code !== otherGrid),
  departments: [...tinyCounty.departments, department('gongan')],
  items: { ...tinyCounty.items, items: tinyCounty.items.items.filter((_, i) => i % 6 !== 4) },
};
export const registries: readonly Registry[] = [firstCounty, laterCounty];
const rulesByVersion = new Map(registries.map((registry) => [registry.version, rulesIn(registry)]));
/** The rules of a registry of the hub. */
export const rulesOfRegistry = (registry: Registry): Rules => rulesByVersion.get(registry.version) ?? rulesIn(registry);
/** Those every run begins with. */
export const countyRules: Rules = rulesOfRegistry(firstCounty);

/** A second person in the same seat: the same scope, another account. */
const secondTown: Actor = { ...people.town, account: 'townSeat.second', name: 'second' };

export const actors: ReadonlyMap<string, Actor> = new Map(
  [...accounts.map(({ password: _password, ...actor }) => actor), secondTown].map((actor) => [actor.account, actor]),
);

export type SeatPlan = { readonly station: string; readonly operators: readonly Actor[] };

/** Consoles by name with the people who sit there, the first one to begin with. The first three stand in every county. */
export const seatPool: readonly SeatPlan[] = [
  { station: 'county', operators: [people.county, people.leader] },
  { station: 'town', operators: [people.town, secondTown, people.otherTown] },
  { station: 'department', operators: [people.urban, people.water] },
  { station: 'town-2', operators: [secondTown, people.town] },
  { station: 'other-town', operators: [people.otherTown, people.town] },
  { station: 'county-2', operators: [people.leader, people.director, people.county] },
  { station: 'village', operators: [people.village, people.staff] },
  { station: 'department-2', operators: [people.water, people.urban] },
  { station: 'grid', operators: [people.staff, people.village] },
  { station: 'director', operators: [people.director, people.leader] },
  { station: 'city', operators: [people.city, people.county] },
  { station: 'department-3', operators: [people.urban, people.town] },
];
/** The number the hub gives a console, for its receipt numbers. */
export const stationNoOf = (station: string): number => seatPool.findIndex((one) => one.station === station) + 1;
const fewest = 3;

/** 3–12 consoles, few more often than many: what goes wrong between two is found with three or four. */
export function seatsOf(r: Random): readonly SeatPlan[] {
  const count = fewest + Math.floor(r() ** 4 * (seatPool.length - fewest + 1));
  const more = seatPool.slice(fewest);
  const taken = seatPool.slice(0, fewest);
  while (taken.length < count) taken.push(...more.splice(Math.floor(r() * more.length), 1));
  return taken;
}

/** Complaints bar people, some machines change the rules: they come up more often than their number would have it. */
const bars = machines.filter((machine) => machine.key === 'complaint');
const rulings = machines.filter((machine) => machine.rules === true);
const drawnMachines = (r: Random): readonly Machine[] => (r() < 0.35 ? bars : r() < 0.25 ? rulings : byHand);

const poolAt = (events: readonly string[], dossiers: readonly string[]): DossierPool =>
  poolOf([...actors.values()], {
    grids: tinyCounty.grids.map((grid) => grid.code),
    staff: tinyCounty.staff.map((staff) => staff.id),
    events: events.slice(-6),
    dossiers: dossiers.slice(-6),
  });

export type Known = { readonly events: readonly string[]; readonly dossiers: readonly string[] };

/** A dossier this operator may open; null when there is none. */
export const openingBy = (
  r: Random,
  actor: Actor,
  id: string,
  at: number,
  numberOf: (letters: string) => string,
  known: Known,
): Command | null =>
  randomOpening(
    r,
    { rules: countyRules, actor, at, hubAt: null },
    id,
    poolAt(known.events, known.dossiers),
    numberOf,
    drawnMachines(r),
  );

/** Something this operator may do on the dossier as his console shows it; null when there is nothing. */
export const dossierActBy = (r: Random, actor: Actor, dossier: Dossier, at: number, known: Known): Command | null =>
  r() < 0.2 ? barring(r, dossier) : someActBy(r, actor, dossier, at, known);

/** One of those who sit at the consoles is taken off it, while he may be reading it. */
const barring = (r: Random, { id, machine }: Dossier): Command => ({
  kind: 'dossier.act',
  dossier: id,
  machine,
  act: 'testBar',
  opens: null,
  fields: { testBarred: pick(r, pick(r, seatPool.slice(0, fewest)).operators).account },
});

const someActBy = (r: Random, actor: Actor, dossier: Dossier, at: number, known: Known): Command | null =>
  randomDossierAct(r, { rules: countyRules, actor, at, hubAt: null }, dossier, poolAt(known.events, known.dossiers));

const restricted = countyRules.items.items.filter((item) => item.kind === 'restricted').map((item) => item.code);
const places = [
  { grid: null, gridBasis: 'unknown', area: '320722' },
  { grid: otherGrid, gridBasis: 'chosen', area: otherGrid },
  { grid: null, gridBasis: 'between', area: '320722001' },
] as const;

/** A registration of this operator, sometimes in another's area (then it is refused on the spot). */
export function registrationBy(r: Random, rules: Rules, id: string, number: string, at: number): Command {
  const drawn = randomRegistration(r, rules, id, at, 1).command as Extract<Command, { kind: 'event.register' }>;
  return {
    ...drawn,
    number,
    ...(r() < 0.15 && { item: pick(r, restricted) }),
    ...(r() < 0.35 && { place: { ...drawn.place, ...pick(r, places) } }),
  };
}

// A mention is read from the tray, which no operator of the simulation has; without it the kept seeds mean what they meant.
const kinds = commandKinds.filter((kind) => kind !== 'event.dropRefused' && kind !== 'event.readMention');

/** Something this operator may do on the event as his console shows it; null when nothing came to his mind. */
export function actBy(r: Random, actor: Actor, event: GridEvent, at: number, rules: Rules): Command | null {
  const context = { rules, actor, at, hubAt: null };
  // Drawn first and asked then: to ask all of them what is possible costs more than everything else in a run.
  for (let tries = 0; tries < 14; tries++) {
    const kind = drawnKind(r);
    if (whyNot(context, event, kind) !== null) continue;
    const command = words(r, kind, event, at, rules);
    // As at every door: a kind the walk has no words for does not get in.
    if (verbs[kind].shape.safeParse(command).success) return command;
  }
  return null;
}

/** Records are always possible; without a push towards the rest, events would hardly move. */
function drawnKind(r: Random): CommandKind {
  let left = r() * allWeights;
  for (const [kind, weight] of weighted) {
    left -= weight;
    if (left <= 0) return kind;
  }
  return pick(r, kinds);
}

const weights: Partial<Record<CommandKind, number>> = {
  'event.refuseIntake': 0.1,
  'event.recordFeedback': 0.2,
  'event.exemptFeedback': 0.1,
  'event.addNote': 0.1,
  'event.recordCall': 0.1,
  'event.revealContact': 0.1,
  'event.flagMajor': 0.1,
  'event.unflagMajor': 0.1,
  'event.transferOut': 0.2,
  'event.escalate': 0.2,
  'event.classify': 0.3,
  'event.dispatch': 5,
  'event.merge': 0.05,
  'event.join': 0.02,
  'event.completeDetails': 0.1,
  'event.whistle': 0.3,
  'event.formJoint': 0.3,
  'event.recordProgress': 0.1,
  'event.urge': 0.1,
  'event.supervise': 0.05,
  'event.withdraw': 0.05,
  'event.recordAccess': 0.05,
  'event.unseal': 0.1,
};
const weightOf = (kind: CommandKind): number => weights[kind] ?? (isAside(kind) ? 0.1 : 1);
const weighted = kinds.map((kind) => [kind, weightOf(kind)] as const);
const allWeights = weighted.reduce((sum, [, weight]) => sum + weight, 0);
