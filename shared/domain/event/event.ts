import { z } from '../../std/shape.ts';
import type { Clock } from '../../time/clock.ts';
import type { levels } from '../actor/actor.ts';
import type { Attachment } from '../attachment/attachment.ts';
import { majorKindWords } from '../profile/parameters-flow.ts';
import type { Details } from './details.ts';
import type { FollowUp, ReopenProposal } from './follow-up.ts';
import type { Mention } from './mention-shape.ts';
import type { PartyFields } from './parties.ts';
import type { Proof } from './proof.ts';
import type { SupervisionOrder } from './supervision-order.ts';

export { type Proof, proofShape } from './proof.ts';

/** States of lifecycle.md §2. */
export const states = [
  'draft',
  'registered',
  'onSpot',
  'atVillage',
  'triage',
  'whistled',
  'assigned',
  'inHandling',
  'jointHandling',
  'transferred',
  'handled',
  'completed',
  'closed',
  'archived',
  'rejected',
  'merged',
  'withdrawn',
] as const;
export type State = (typeof states)[number];

/** States in which somebody still owes work; `completed` is closed for the rate (lifecycle.md §2). */
export const openStates: ReadonlySet<State> = new Set([
  'registered',
  'onSpot',
  'atVillage',
  'triage',
  'whistled',
  'assigned',
  'inHandling',
  'jointHandling',
  'transferred',
  'handled',
]);
export const isOpen = (event: { readonly state: State }): boolean => openStates.has(event.state);

/** Ends that never count in a rate (C11). */
export const voidStates: ReadonlySet<State> = new Set(['rejected', 'merged', 'withdrawn']);

/** Gravity: 1 特别重大 · 2 重大 · 3 较大 · 4 一般; null 未定级. */
export type Severity = 1 | 2 | 3 | 4;
export const severityShape = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** Five kinds of major event with a fast path (LYG-29-7, JS-30-1, ZS-28-1). */
export const majorKinds = majorKindWords;
export type MajorKind = (typeof majorKinds)[number];

export const channels = [
  'phone',
  'gridStaff',
  'resident',
  '12345',
  '110',
  'department',
  'letter',
  'import',
  'api',
  'platform',
  'paper',
  'emergencyManagement',
  'onePlusFourReform',
  'peaceBuilding',
  'disputeMediation',
  'petitionReception',
  'publicLegalService',
  'gridManagement',
  'upperAssigned',
  'selfGovernance',
] as const;
export type Channel = (typeof channels)[number];

export const foreignShape = z.strictObject({ system: z.string().min(1).max(40), number: z.string().min(1).max(80) });
export type Foreign = z.infer<typeof foreignShape>;

export const placeShape = z.strictObject({
  text: z.string().max(200),
  /** GCJ-02 degrees; null = not located. */
  lon: z.number().min(-180).max(180).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  /** 15-digit grid code; null when between grids or outside, never guessed (I3). */
  grid: z
    .string()
    .regex(/^\d{15}$/)
    .nullable(),
  gridBasis: z.enum(['address', 'map', 'chosen', 'between', 'outside', 'unknown']),
  /** Finest division or grid code known: the area scope of the event. */
  area: z.string().regex(/^\d{4,15}$/),
});
export type Place = z.infer<typeof placeShape>;

export const requesterShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anonymous') }),
  z.strictObject({
    kind: z.literal('named'),
    name: z.string().min(1).max(40),
    phone: z.string().max(30),
    present: z.boolean().optional(),
    /** Name of the unit that asks, where it is not a person (JS-29-1, ZS-25-2). */
    unit: z.string().min(1).max(80).optional(),
  }),
]);
export type Requester = z.infer<typeof requesterShape>;

/** Who reported it by phone or paper, when and how, where a seat enters it for him (ZS-25-6). */
export const reportedByShape = z.strictObject({
  name: z.string().min(1).max(40),
  via: z.enum(['phone', 'paper', 'other']),
  /** ms */
  at: z.number().int(),
});
export type ReportedBy = z.infer<typeof reportedByShape>;

/** An assignment from above: who gives it, under which paper, and when the answer is due, ms (ZS-6-2-4). */
export const assignmentShape = z.strictObject({
  by: z.string().min(1).max(80),
  document: z.string().max(120),
  due: z.number().int(),
});
export type Assignment = z.infer<typeof assignmentShape>;

/** Another event that belongs to this one. */
export const linkShape = z.strictObject({
  relation: z.enum(['madeFrom', 'ledTo', 'sameMatter']),
  event: z.uuid(),
  number: z.string().min(1).max(60),
});
export type Link = z.infer<typeof linkShape>;

export const holderShape = z.strictObject({
  kind: z.enum(['gridStaff', 'village', 'center', 'department', 'foreign', 'hostUnit']),
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
});
/** The one who owes the next step; invariant 2: at most one. */
export type Holder = z.infer<typeof holderShape>;

/** A duty to tell or report (反馈/报告义务); an event closes only when each is cleared or exempt (C16, T26). */
export type Obligation = {
  readonly id: string;
  readonly kind: 'feedback' | 'onwardReport' | 'intakeReceipt' | 'notice';
  readonly from: string;
  readonly to: 'requester' | 'gridStaff' | 'center' | 'departments' | 'gridChief' | 'village' | 'upper' | 'director';
  readonly content:
    | 'progress'
    | 'result'
    | 'onwardReport'
    | 'receiptNumber'
    | 'jointNumber'
    | 'majorNotice'
    | 'whistle'
    | 'noAnswer'
    | 'whoActs';
  /** Whom exactly: departments of an onward report, the requester of a joined event. */
  readonly names?: readonly string[];
  /** Calls that were not answered, ms (C16). */
  readonly tries?: readonly number[];
  /** Clause id or `local`. */
  readonly basis: string;
  readonly openedAt: number;
  /** Instant, ms; null = no target. */
  readonly due: number | null;
  readonly clearedAt: number | null;
  readonly way: string | null;
  readonly exempt: string | null;
};

/** The three groups of steps of AK-11.5-1: 受理转办, 跟踪督办, 回访反馈. */
export const stepGroups = ['acceptTransfer', 'trackUrge', 'followUpFeedback'] as const;
export type StepGroup = (typeof stepGroups)[number];

/** Where an event went when it was joined to another, and where it stood before, so that it can come back (T3). */
export type MergedInto = {
  readonly event: string;
  readonly number: string;
  readonly at: number;
  readonly from: {
    readonly state: State;
    readonly level: (typeof levels)[number];
    readonly holder: Holder | null;
  };
};

/** What the target keeps of an event joined to it: the trace of ZS-25-7. */
export type JoinedEvent = {
  readonly event: string;
  readonly number: string;
  readonly requester: Requester;
  readonly channel: Channel;
  readonly registeredAt: number;
  readonly at: number;
  /** Duty to tell its requester the joint number. */
  readonly duty: string;
};

/** The seal of the archive: who, when, how long it is kept, and what is missing with its reason (T29). */
export type ArchiveMark = {
  readonly at: number;
  readonly by: string;
  readonly retention: string;
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
};

/** A finished round of handling: kept when an event is reopened (T28). */
export type PastCycle = {
  readonly cycle: number;
  readonly completedAt: number;
  readonly reopenedAt: number;
  /** Due moment the completion was judged by, exclusive ms. */
  readonly due: number | null;
  readonly statutory: boolean;
  readonly department: string | null;
  /** Accepted returns of that round (D3); absent on rounds ended before they were kept. */
  readonly returns?: GridEvent['returns'];
};

export type ReturnRequest = {
  readonly at: number;
  readonly by: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly proposed: Holder | null;
};
export type ExtensionRequest = {
  readonly at: number;
  readonly by: string;
  readonly until: number;
  readonly reason: string;
};

export type EventFlags = {
  readonly majorEvent: boolean;
  readonly majorMatter: boolean;
  readonly supervised: boolean;
  readonly joint: boolean;
  readonly restricted: boolean;
};

/** One matter taken in, handled and closed (事件). A fold of its journal entries; never edited any other way (R1). */
export type GridEvent = PartyFields & {
  readonly id: string;
  /** Receipt number, given by the registering console from its own block; final. */
  readonly number: string;
  readonly profile: string;
  readonly title: string;
  readonly content: string;
  /** Item code of the list or `unclassified`. */
  readonly item: string;
  readonly itemList: string;
  readonly place: Place;
  readonly channel: Channel;
  readonly foreign: Foreign | null;
  readonly requester: Requester;
  readonly reporter: string;
  readonly occurredAt: number | null;
  readonly toldAt: number;
  readonly registeredAt: number;
  readonly deliveredAt: number | null;
  readonly severity: Severity | null;
  readonly majorKind: MajorKind | null;
  readonly level: (typeof levels)[number];
  readonly state: State;
  readonly holder: Holder | null;
  /** Who handled it last, kept when the centre checks, closes or sends back. */
  readonly lastHolder: Holder | null;
  /** Centre that dispatched and decides returns; null before T10. */
  readonly dispatcher: { readonly level: (typeof levels)[number]; readonly area: string } | null;
  /** Named handler (专人), LYG-30-1. */
  readonly handler: string | null;
  /** Every department ever involved: its liaisons go on seeing the event. */
  readonly departments: readonly string[];
  readonly flags: EventFlags;
  readonly cycle: number;
  readonly version: number;
  readonly clocks: readonly Clock[];
  readonly obligations: readonly Obligation[];
  readonly returnRequest: ReturnRequest | null;
  readonly extensionRequest: ExtensionRequest | null;
  readonly extensions: number;
  /** Accepted returns of this cycle by reason code (D3). */
  readonly returns: readonly { readonly holder: string; readonly reasonCode: string; readonly at: number }[];
  readonly transferredTo: Foreign | null;
  readonly handledFrom: 'inHandling' | 'jointHandling' | 'transferred' | null;
  /** When the holder handed in the result that is under check or accepted, ms (T23, T22, T5, T8). */
  readonly submittedAt: number | null;
  readonly result: string | null;
  readonly proofs: readonly Proof[];
  readonly completedAt: number | null;
  readonly closedAt: number | null;
  readonly endedReason: string | null;
  /** For imported events: what the source itself said of lateness, where it gave no times. */
  readonly statedLate: boolean | null;
  readonly pastCycles: readonly PastCycle[];
  readonly mergedInto: MergedInto | null;
  readonly joined: readonly JoinedEvent[];
  readonly followUps: readonly FollowUp[];
  readonly reopenProposal: ReopenProposal | null;
  /** Supervision orders (督办单), oldest first (T30). */
  readonly orders: readonly SupervisionOrder[];
  /** Step groups seen in its journal (AK-11.5-1). */
  readonly steps: readonly StepGroup[];
  readonly archive: ArchiveMark | null;
  /** What the texts ask of a matter of its item group. */
  readonly details: Details;
  readonly links: readonly Link[];
  /** Files put to it, withdrawn ones too; absent until the first. */
  readonly attachments?: readonly Attachment[];
  readonly reportedBy: ReportedBy | null;
  readonly assignment: Assignment | null;
  /** When the first step of handling was taken, ms (ZS-22-4, AK-9.4). */
  readonly firstActedAt: number | null;
  /** When it came into its present state, ms: the age of the step (LYG-30-6). Absent on rows written before it was kept. */
  readonly stateSince?: number;
  /** People that notes named, oldest first; absent while none did. */
  readonly mentions?: readonly Mention[];
  /** Done time of the latest entry, ms. */
  readonly changedAt: number;
};
