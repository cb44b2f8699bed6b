import type { GridEvent, Holder, Proof } from './event.ts';

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
  readonly origin: Holder | null;
  /** When the system it came from took its matter back, so that it may go there again (C24), ms. */
  readonly originWithdrewAt: number | null;
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

/** Every department ever involved, the new ones behind. */
export const withDepartments = (event: Pick<GridEvent, 'departments'>, ids: readonly string[]): readonly string[] => [
  ...new Set([...event.departments, ...ids]),
];

const settled: ReadonlySet<SubTask['state']> = new Set(['done', 'waived']);

/** Sub-tasks the lead still waits for: a joint result needs every one done or waived (T23). */
export const unsettled = (event: Pick<GridEvent, 'subTasks'>): readonly SubTask[] =>
  event.subTasks.filter((task) => !settled.has(task.state));

/** What becomes of joint handling when the lead gives the event back: shares still open end as waived, nobody is joined any more. */
export const jointEnds = (
  event: Pick<GridEvent, 'subTasks' | 'flags'>,
  reason: string,
  at: number,
): Partial<PartyFields> & Pick<GridEvent, 'flags'> => ({
  subTasks: event.subTasks.map((task) =>
    settled.has(task.state) ? task : { ...task, state: 'waived' as const, reason, at },
  ),
  jointAsk: null,
  flags: { ...event.flags, joint: false },
});

/** Called departments that have not answered. */
export const waitingCalls = (event: Pick<GridEvent, 'whistle'>): readonly DepartmentCall[] =>
  event.whistle?.calls.filter((call) => call.answer === 'waiting') ?? [];

/** Departments that owe something now: the holder, called ones that have not answered, assistants at work. */
export function owingDepartments(event: GridEvent): readonly string[] {
  const holder = event.holder?.kind === 'department' ? [event.holder.id] : [];
  const called = event.state === 'whistled' ? waitingCalls(event).map((c) => c.department) : [];
  const assisting =
    event.state === 'jointHandling'
      ? event.subTasks.filter((t) => t.state === 'open' || t.state === 'signedIn').map((t) => t.department)
      : [];
  return [...new Set([...holder, ...called, ...assisting])];
}
