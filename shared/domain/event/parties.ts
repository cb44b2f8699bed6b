import type { Proof } from './proof.ts';

/** One department's answer to a whistle (T11–T13). */
export type DepartmentCall = {
  readonly department: string;
  readonly name: string;
  /** Ids of its handling and report-in clocks; null until the hub has delivered the call (D12). */
  readonly clock: string | null;
  readonly reportIn: string | null;
  /** `released`: the town went on without it before its target passed. */
  readonly answer: 'waiting' | 'reportedIn' | 'declined' | 'missed' | 'released';
  /** Officer named at report-in. */
  readonly officer: string | null;
  readonly answeredAt: number | null;
  readonly reason: string | null;
};

/** 乡镇吹哨 (LYG-21-1): what is wrong, what is wanted, and who was called. */
export type Whistle = {
  readonly problem: string;
  readonly wanted: string;
  readonly by: string;
  readonly at: number;
  /** Whose order the text calls it: the town's, or the grid's (ZS-25-1). */
  readonly caller: 'town' | 'grid';
  readonly calls: readonly DepartmentCall[];
};

/** 协办任务: an assisting department's part of a joint event (T18). */
export type SubTask = {
  readonly id: string;
  readonly department: string;
  readonly name: string;
  readonly share: string;
  /** First instant too late, ms; null until the event's own clock runs. */
  readonly due: number | null;
  /** Id of its local clock; null until the hub has delivered it. */
  readonly clock: string | null;
  readonly state: 'open' | 'signedIn' | 'done' | 'waived' | 'returned';
  readonly officer: string | null;
  readonly result: string | null;
  readonly proofs: readonly Proof[];
  /** Why it was returned or waived. */
  readonly reason: string | null;
  /** When it came into its state, ms. */
  readonly at: number;
};

/** The holder asks the centre for joint handling (T18: the lead asks). */
export type JointAsk = {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  readonly proposed: readonly { readonly id: string; readonly name: string; readonly share: string }[];
};

/**
 * A result that a console says was ready in time and the hub heard of too late, further apart than clocks are trusted to differ: a
 * shift leader decides which of the two counts (O5).
 */
export type TimeClaim = {
  readonly clock: string;
  /** When it was done by the console's word, ms. */
  readonly doneAt: number;
  /** When the hub heard of it, ms: counts until it is decided otherwise. */
  readonly hubAt: number;
  readonly decision: {
    readonly accepted: boolean;
    readonly by: string;
    readonly at: number;
    readonly reason: string;
  } | null;
};

/** Bodies that help on an event without holding it (LYG-23, ZS-8-2, ZS-26-1-1). */
export const helperKinds = [
  'tradeUnion',
  'youthLeague',
  'womensFederation',
  'disabledPersonsFederation',
  'socialOrganisation',
  'volunteer',
  'stateOrgan',
  'enterprise',
  'institution',
  'citizen',
  'compoundPartyBranch',
  'propertyFirm',
  'ownersCommittee',
] as const;
export type HelperKind = (typeof helperKinds)[number];

/** A helper with its part and what came of it. */
export type Helper = {
  readonly id: string;
  readonly kind: HelperKind;
  readonly name: string;
  /** Dossier of the partner register; null where it is not kept there. */
  readonly partner: string | null;
  readonly part: string;
  readonly namedAt: number;
  readonly result: string | null;
  readonly hours: number | null;
  readonly doneAt: number | null;
};

/** A task a staff member would not do because it is against the law (LYG-16-3-3), and what the county centre found. */
export type UnlawfulTask = {
  readonly at: number;
  readonly account: string;
  readonly name: string;
  readonly reason: string;
  readonly review: {
    readonly at: number;
    readonly by: string;
    readonly lawful: boolean;
    readonly finding: string;
  } | null;
};

/** What an event keeps of the parties at work on it. */
export type PartyFields = {
  readonly whistle: Whistle | null;
  readonly subTasks: readonly SubTask[];
  readonly jointAsk: JointAsk | null;
  readonly helpers: readonly Helper[];
  readonly unlawful: UnlawfulTask | null;
  /** Centre that first sent it up: a city's result is passed down to it (LYG-30-5). */
  readonly origin: { readonly id: string; readonly name: string } | null;
  /** When the system it came from took its matter back, so that it may go there again (C24), ms. */
  readonly originWithdrewAt: number | null;
  /** Results whose time somebody has to decide, or has (O5). Absent where there never was one. */
  readonly timeClaims?: readonly TimeClaim[];
};

export const noParties: PartyFields = {
  whistle: null,
  subTasks: [],
  jointAsk: null,
  helpers: [],
  unlawful: null,
  origin: null,
  originWithdrewAt: null,
};
