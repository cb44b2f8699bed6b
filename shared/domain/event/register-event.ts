import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isSeat } from '../actor/actor.ts';
import { firstHandler } from '../dedicated/first-handler.ts';
import type { Grid } from '../grid/grid.ts';
import { findItem, listedItem } from '../item/item.ts';
import { refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import { detailsShape } from './details.ts';
import {
  assignmentShape,
  channels,
  foreignShape,
  type GridEvent,
  linkShape,
  majorKinds,
  placeShape,
  reportedByShape,
  requesterShape,
  severityShape,
} from './event.ts';
import { checkGiven, detailsRefusal, matterAfter } from './event-details.ts';
import { majorEffects } from './flag-major.ts';
import { intakeEffects, intakeRefusal, intakeWarnings } from './intake-rules.ts';
import { noParties } from './parties.ts';
import { withDepartments } from './party-work.ts';

const shape = z.strictObject({
  kind: z.literal('event.register'),
  event: z.uuid(),
  /** Profile, date, three digits of the console, its running number of the day: final, never renumbered. */
  number: z.string().regex(/^[A-Z]{2,4}\d{8}-\d{3}\d{3,5}$/),
  title: z.string().min(1).max(80),
  content: z.string().min(1).max(4000),
  item: z.string().min(1).max(40),
  place: placeShape,
  channel: z.enum(channels),
  foreign: foreignShape.nullable(),
  requester: requesterShape,
  occurredAt: z.number().int().nullable(),
  toldAt: z.number().int(),
  severity: severityShape.nullable(),
  major: z.enum(majorKinds).nullable(),
  details: detailsShape.optional(),
  /** Who reported it by phone or paper, where a seat enters it for him (ZS-25-6). */
  reportedBy: reportedByShape.nullable().optional(),
  /** Who assigned it from above and when the answer is due (ZS-6-2-4). */
  assignment: assignmentShape.nullable().optional(),
  /** The opinion it was made from (ZG-9-2). */
  madeFrom: linkShape.omit({ relation: true }).nullable().optional(),
});
export type RegisterEvent = z.infer<typeof shape>;

const registrars = ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'connector'];

/** T1: an event gets its number and enters the pool (JS-29-1, ZS-25-2, LYG-27-2, AK-11.5-1, ZG-6-2). No department clock yet. */
export const registerEvent = verb<RegisterEvent>({
  kind: 'event.register',
  rule: 'T1',
  shape,
  needs: (c) => ({ event: c.event, grid: c.place.grid }),
  from: 'new',
  may: ({ actor }, _event, c) => {
    if (!registrars.includes(actor.role))
      return refusal('not-your-role', 'T1', null, { role: actor.role, roles: registrars.join(' ') });
    const inside =
      actor.role === 'connector' ||
      c.place.area.startsWith(actor.area) ||
      (isSeat(actor) && actor.area.startsWith(c.place.area));
    return inside ? null : refusal('outside-your-area', 'T1', null, { area: c.place.area });
  },
  happened: (c) => [c.toldAt, ...(c.occurredAt === null ? [] : [c.occurredAt])],
  decide: (context, loaded, c) => {
    const { actor, rules } = context;
    if (c.item !== 'unclassified' && listedItem(rules.items, c.item) === undefined)
      return err(refusal('unknown-item', 'I6', null, { item: c.item }));
    if (c.place.grid !== null && loaded.grid === undefined)
      return err(refusal('unknown-grid', 'I3', null, { grid: c.place.grid }));
    const wrong = intakeRefusal(context, c) ?? checkGiven(rules, { ...c, details: {} }, c.details ?? {}, 'T1');
    if (wrong !== null) return err(wrong);
    const row = dedicatedRow(context, freshRow(context, c), loaded.grid);
    // Other systems know nothing of what a text asks of the one who hears an opinion.
    const lacks = actor.role === 'connector' ? null : detailsRefusal(rules, row, 'register', 'T1');
    if (lacks !== null) return err(lacks);
    const warnings = intakeWarnings(context, row);
    return ok({
      kind: 'event.registered',
      event: c.event,
      row: { ...row, ...intakeEffects(context, row) },
      effects: {},
      ...(warnings.length > 0 && { warnings }),
    });
  },
});

/** In a dedicated grid the host unit comes first, and the competent department sees it from the start (JS-42-2, ZG-8-2-2, LYG-42-1). */
function dedicatedRow({ rules }: Context, row: GridEvent, grid: Grid | undefined): GridEvent {
  const first = firstHandler(rules.profile, grid);
  if (first === null) return row;
  const { holder, department } = first;
  return { ...row, holder, ...(department !== null && { departments: withDepartments(row, [department]) }) };
}

function freshRow(context: Context, c: RegisterEvent): GridEvent {
  const { actor, at, rules } = context;
  const { details, reportedBy = null, assignment = null, madeFrom = null, major, kind: _kind, ...base } = c;
  const row = freshEvent(base, {
    profile: rules.profile.version,
    itemList: rules.items.version,
    reporter: actor.name,
    at,
    restricted: findItem(rules.items, c.item)?.kind === 'restricted',
    links: madeFrom === null ? [] : [{ relation: 'madeFrom', ...madeFrom }],
    reportedBy,
    assignment,
  });
  const { matter } = matterAfter(rules, row, details);
  const said: GridEvent = {
    ...row,
    details: matter?.details ?? {},
    flags: { ...row.flags, restricted: row.flags.restricted || matter?.restricted === true },
  };
  if (major === null) return said;
  const effects = majorEffects(context, said);
  return {
    ...said,
    majorKind: major,
    flags: { ...said.flags, majorEvent: true },
    clocks: effects.start ?? [],
    obligations: effects.open ?? [],
  };
}

type Origin = {
  readonly profile: string;
  readonly itemList: string;
  readonly reporter: string;
  readonly at: number;
  readonly restricted: boolean;
} & Partial<Pick<GridEvent, 'details' | 'links' | 'reportedBy' | 'assignment'>>;

type Said = Omit<RegisterEvent, 'kind' | 'major' | 'details' | 'reportedBy' | 'assignment' | 'madeFrom'>;

/** An event as it stands right after registration. */
export function freshEvent(c: Said, o: Origin): GridEvent {
  return {
    id: c.event,
    number: c.number,
    profile: o.profile,
    title: c.title,
    content: c.content,
    item: c.item,
    itemList: o.itemList,
    place: c.place,
    channel: c.channel,
    foreign: c.foreign,
    requester: c.requester,
    reporter: o.reporter,
    occurredAt: c.occurredAt,
    toldAt: c.toldAt,
    registeredAt: o.at,
    deliveredAt: null,
    severity: c.severity,
    majorKind: null,
    level: 'village',
    state: 'registered',
    holder: null,
    lastHolder: null,
    dispatcher: null,
    handler: null,
    departments: [],
    flags: { majorEvent: false, majorMatter: false, supervised: false, joint: false, restricted: o.restricted },
    cycle: 1,
    // The registration itself makes it 1 (apply.ts): what it starts is numbered 1, never like the next step's.
    version: 0,
    clocks: [],
    obligations: [],
    returnRequest: null,
    extensionRequest: null,
    extensions: 0,
    returns: [],
    transferredTo: null,
    handledFrom: null,
    submittedAt: null,
    result: null,
    proofs: [],
    completedAt: null,
    closedAt: null,
    endedReason: null,
    statedLate: null,
    pastCycles: [],
    mergedInto: null,
    joined: [],
    followUps: [],
    reopenProposal: null,
    orders: [],
    steps: [],
    archive: null,
    details: o.details ?? {},
    links: o.links ?? [],
    reportedBy: o.reportedBy ?? null,
    assignment: o.assignment ?? null,
    firstActedAt: null,
    ...noParties,
    changedAt: o.at,
  };
}
