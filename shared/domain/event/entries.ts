import type { Clock } from '../../time/clock.ts';
import type { Level } from '../actor/actor.ts';
import type { Attachment } from '../attachment/attachment.ts';
import type { GivenDetails } from './details.ts';
import type {
  ArchiveMark,
  Foreign,
  GridEvent,
  Holder,
  JoinedEvent,
  Link,
  MajorKind,
  MergedInto,
  Obligation,
  Proof,
  ReturnRequest,
  Severity,
  State,
} from './event.ts';
import type { FollowUp, ReopenProposal } from './follow-up.ts';
import type { Mention } from './mention-shape.ts';
import type { HelperKind, PartyFields, TimeClaim } from './parties.ts';
import type { SupervisionOrder } from './supervision-order.ts';

/**
 * What a fact does to state, holder, clocks and duties. Decided once (with profile and calendar in hand) and stored,
 * so that applying an entry needs nothing but the entry: replay gives the same answer for ever (invariant 1, D6).
 */
export type Effects = {
  readonly to?: State;
  readonly level?: Level;
  readonly holder?: Holder | null;
  readonly handler?: string | null;
  readonly start?: readonly Clock[];
  readonly stop?: readonly { readonly id: string; readonly at: number; readonly as: NonNullable<Clock['stoppedAs']> }[];
  readonly resume?: readonly string[];
  readonly extend?: { readonly id: string; readonly due: number };
  /** A provisional clock counted again (D7): its end and calendar replace the old ones. */
  readonly recount?: Clock;
  readonly open?: readonly Obligation[];
  readonly clear?: readonly { readonly id: string; readonly at: number; readonly way: string }[];
  readonly exempt?: readonly { readonly id: string; readonly at: number; readonly reason: string }[];
  /** Duties that are owed again although they had been exempt (undo of a merge). */
  readonly owe?: readonly string[];
  /** Follow-ups and orders as they stand now, by id: new ones are added, known ones replaced. */
  readonly followUps?: readonly FollowUp[];
  readonly orders?: readonly SupervisionOrder[];
  /** Details and links as they stand now; restricted only ever turns on (invariant 9). */
  readonly matter?: {
    readonly details?: GridEvent['details'];
    readonly links?: GridEvent['links'];
    readonly restricted?: true;
  };
  /** The parties at work as they stand now; what is left out stays (T11–T13, T18). */
  readonly party?: Partial<
    PartyFields &
      Pick<GridEvent, 'departments' | 'dispatcher' | 'lastHolder' | 'deliveredAt' | 'flags' | 'returnRequest'>
  >;
};

/** Something the actor should know although the act went through, e.g. no liaison on record (T10). */
export type Warning = {
  readonly code:
    | 'no-liaison'
    | 'duty-not-covered'
    | 'not-in-published-list'
    | 'clock-doubt'
    | 'late-record'
    | 'late-entry'
    | 'department-not-named';
  readonly clause: string | null;
};

type Base<K extends string> = {
  readonly kind: K;
  readonly event: string;
  readonly effects: Effects;
  readonly warnings?: readonly Warning[];
};

/** A dispatch told by phone while the line was down (O2): whom, when, what was read back. */
export type PhoneSlip = {
  readonly number: string;
  readonly receiver: string;
  readonly calledAt: number;
  readonly readBack: boolean;
};

export type Registered = Base<'event.registered'> & { readonly row: GridEvent };
export type Imported = Base<'event.imported'> & { readonly row: GridEvent };
export type IntakeRefused = Base<'event.intakeRefused'> & {
  readonly reasonCode: string;
  readonly reason: string;
  readonly pointer: string;
};
export type TakenOnSpot = Base<'event.takenOnSpot'>;
export type Settled = Base<'event.settled'> & {
  readonly at: number;
  readonly result: string;
  readonly proofs: readonly Proof[];
};
export type SettledAtVillage = Base<'event.settledAtVillage'> & {
  readonly at: number;
  readonly result: string;
  readonly proofs: readonly Proof[];
};
export type ReportedToVillage = Base<'event.reportedToVillage'> & { readonly reason: string };
export type ReportedToCenter = Base<'event.reportedToCenter'> & { readonly reason: string };
export type Collated = Base<'event.collated'> & {
  /** Batch of the village it went up with (ZS-25-7). */
  readonly batch?: string;
  readonly note: string;
  readonly item: string;
  readonly severity: Severity | null;
};
export type Classified = Base<'event.classified'> & {
  readonly item: string;
  readonly severity: Severity | null;
  readonly reason: string;
};
/** Problem nature (item) and management competence (duty list of the holder, by which clause the level dispatches). */
export type Routing = {
  readonly item: string;
  readonly competence: 'dutyList' | 'addedWithReason' | 'outsideDuty';
  /** Clause id or `local`. */
  readonly clause: string;
};
export type Dispatched = Base<'event.dispatched'> & {
  readonly instruction: string;
  readonly dispatcher: { readonly level: Level; readonly area: string };
  readonly majorMatter: boolean;
  readonly recommended: string | null;
  readonly slip: PhoneSlip | null;
  /** What the routing rests on: nature of the problem and competence (ZS-25-8); null for a task of grid staff. */
  readonly routing?: Routing | null;
  /** Why a department outside its duty list got it (LYG-4-2). */
  readonly dutyReason?: string;
  /** Hub time of delivery to the holder's inbox, ms; null while only this console knows (D12). */
  readonly deliveredAt: number | null;
};
export type SignedIn = Base<'event.signedIn'> & { readonly handler: string };
export type ReturnRequested = Base<'event.returnRequested'> & { readonly request: ReturnRequest };
export type ReturnAccepted = Base<'event.returnAccepted'> & {
  readonly reason: string;
  readonly holder: string;
  readonly reasonCode: string;
  readonly at: number;
};
export type ReturnRefused = Base<'event.returnRefused'> & { readonly reason: string };
export type ExtensionRequested = Base<'event.extensionRequested'> & {
  readonly at: number;
  readonly by: string;
  readonly until: number;
  readonly reason: string;
};
export type ExtensionGranted = Base<'event.extensionGranted'> & { readonly until: number; readonly reason: string };
export type ExtensionRefused = Base<'event.extensionRefused'> & { readonly reason: string };
export type Escalated = Base<'event.escalated'> & { readonly from: Level; readonly reason: string };
export type Transferred = Base<'event.transferred'> & { readonly foreign: Foreign; readonly note: string };
export type ForeignReplied = Base<'event.foreignReplied'> & {
  readonly at: number;
  readonly outcome: 'result' | 'refused';
  readonly text: string;
};
export type ResultSubmitted = Base<'event.resultSubmitted'> & {
  readonly at: number;
  readonly result: string;
  readonly measures: string;
  readonly proofs: readonly Proof[];
  readonly from: 'inHandling' | 'jointHandling';
};
export type Accepted = Base<'event.accepted'> & { readonly note: string; readonly completedAt: number };
export type SentBack = Base<'event.sentBack'> & { readonly reason: string };
export type Closed = Base<'event.closed'> & { readonly at: number };
export type Reopened = Base<'event.reopened'> & {
  readonly reasonCode: string;
  readonly reason: string;
  readonly past: GridEvent['pastCycles'][number];
};
export type MajorFlagged = Base<'event.majorFlagged'> & { readonly majorKind: MajorKind; readonly reason: string };
export type MajorUnflagged = Base<'event.majorUnflagged'> & { readonly reason: string };
export type FeedbackRecorded = Base<'event.feedbackRecorded'> & {
  readonly obligation: string;
  readonly way: string;
  readonly person: string;
  readonly toldAt: number;
  readonly text: string;
  /** Departments an onward report went to. */
  readonly departments?: readonly string[];
};
export type FeedbackExempted = Base<'event.feedbackExempted'> & {
  readonly obligation: string;
  readonly reason: string;
};
export type DetailsCompleted = Base<'event.detailsCompleted'> & { readonly details: GivenDetails };
export type Linked = Base<'event.linked'> & { readonly link: Link };
export type ClockRecomputed = Base<'event.clockRecomputed'> & {
  readonly before: Pick<Clock, 'dueDate' | 'due' | 'calendar'>;
  /** Whether the due moment changed. */
  readonly moved: boolean;
};
/** @property claim with its decision (O5) */
export type TimeJudged = Base<'event.timeJudged'> & { readonly claim: TimeClaim };
export type NoteAdded = Base<'event.noteAdded'> & { readonly text: string; readonly mentions?: readonly Mention[] };
/** @property upTo the newest mention that was shown, ms */
export type MentionRead = Base<'event.mentionRead'> & { readonly account: string; readonly upTo: number };
/** @property attachment the file by hash, name, type and size; its bytes are never in the journal */
export type Attached = Base<'event.attached'> & { readonly attachment: Attachment };
export type AttachmentWithdrawn = Base<'event.attachmentWithdrawn'> & {
  readonly sha256: string;
  readonly name: string;
  readonly reason: string;
  readonly mark: NonNullable<Attachment['withdrawn']>;
};
export type CallRecorded = Base<'event.callRecorded'> & {
  readonly to: string;
  readonly number: string;
  readonly calledAt: number;
  readonly outcome: 'reached' | 'noAnswer' | 'busy';
  readonly text: string;
  /** Duty the call was about (C16). */
  readonly obligation?: string;
};
export type ContactRevealed = Base<'event.contactRevealed'> & { readonly reason: string };
export type RefusedDropped = Base<'event.refusedDropped'> & { readonly commandId: string; readonly reason: string };

export type Merged = Base<'event.merged'> & { readonly into: MergedInto; readonly reason: string };
export type Unmerged = Base<'event.unmerged'> & { readonly reason: string };
export type Joined = Base<'event.joined'> & { readonly joined: JoinedEvent };
export type Unjoined = Base<'event.unjoined'> & { readonly number: string; readonly reason: string };
export type ProgressRecorded = Base<'event.progressRecorded'> & { readonly at: number; readonly text: string };
export type FollowedUp = Base<'event.followedUp'> & {
  readonly followUp: string;
  readonly outcome: 'answered' | 'noAnswer' | 'unreachable';
  readonly way: string;
  readonly person: string;
  readonly askedAt: number;
  readonly settled: boolean | null;
  readonly satisfaction: number | null;
  readonly text: string;
  readonly proposal: ReopenProposal | null;
};
export type Rated = Base<'event.rated'> & {
  readonly followUp: string;
  readonly department: string;
  readonly satisfaction: number;
  readonly settled: boolean;
  readonly text: string;
  readonly proposal: ReopenProposal | null;
};
export type ReopenDeclined = Base<'event.reopenDeclined'> & { readonly reason: string };
export type Archived = Base<'event.archived'> & { readonly mark: ArchiveMark };
export type Unsealed = Base<'event.unsealed'> & { readonly reason: string };
export type Urged = Base<'event.urged'> & { readonly text: string; readonly holder: string };
export type Supervised = Base<'event.supervised'> & { readonly order: string; readonly demand: string };
export type SupervisionAnswered = Base<'event.supervisionAnswered'> & {
  readonly order: string;
  readonly text: string;
};
export type SupervisionUrged = Base<'event.supervisionUrged'> & {
  readonly order: string;
  readonly replyBy: string;
  readonly text: string;
};
export type SupervisionVerified = Base<'event.supervisionVerified'> & {
  readonly order: string;
  readonly text: string;
};
export type SupervisionClosed = Base<'event.supervisionClosed'> & {
  readonly order: string;
  readonly reason: string;
};
/** `stays`: a matter of safety or of others goes on without its requester (T32). */
export type Withdrawn = Base<'event.withdrawn'> & { readonly reason: string; readonly stays: boolean };
export type AccessRecorded = Base<'event.accessRecorded'> & {
  readonly act: 'opened' | 'exported' | 'printed';
  readonly purpose: string;
  readonly tags: readonly ('secret' | 'privacy')[];
  readonly fields: readonly string[];
  /** Records in the same export. */
  readonly count: number;
  readonly approval: { readonly by: string; readonly document: string; readonly at: number } | null;
  /** Clause id or `local`. */
  readonly basis: string;
};

export type Whistled = Base<'event.whistled'> & {
  readonly problem: string;
  readonly wanted: string;
  readonly called: readonly string[];
};
export type ReportedIn = Base<'event.reportedIn'> & { readonly department: string; readonly officer: string };
export type WhistleDeclined = Base<'event.whistleDeclined'> & {
  readonly department: string;
  readonly reasonCode: string;
  readonly reason: string;
};
export type LeadNamed = Base<'event.leadNamed'> & { readonly lead: string; readonly assistants: readonly string[] };
export type NoAnswerEscalated = Base<'event.noAnswerEscalated'> & {
  readonly reason: string;
  readonly missed: readonly string[];
};
export type JointFormed = Base<'event.jointFormed'> & {
  readonly lead: string;
  readonly leadShare: string;
  readonly assistants: readonly string[];
  readonly dutyReason?: string;
};
export type JointAsked = Base<'event.jointAsked'> & { readonly reason: string };
export type JointRefused = Base<'event.jointRefused'> & { readonly reason: string };
type OnSubTask<K extends string> = Base<K> & { readonly subTask: string; readonly department: string };
export type SubTaskSignedIn = OnSubTask<'event.subTaskSignedIn'> & { readonly officer: string };
export type SubResultSubmitted = OnSubTask<'event.subResultSubmitted'> & { readonly result: string };
export type SubTaskReturned = OnSubTask<'event.subTaskReturned'> & {
  readonly reasonCode: string;
  readonly reason: string;
};
export type SubTaskWaived = OnSubTask<'event.subTaskWaived'> & { readonly reason: string };
export type SubTaskReassigned = OnSubTask<'event.subTaskReassigned'> & {
  readonly from: string;
  readonly share: string;
  readonly reason: string;
};
export type OriginWithdrew = Base<'event.originWithdrew'> & { readonly system: string; readonly reason: string };
export type UnlawfulRefused = Base<'event.unlawfulRefused'> & { readonly reason: string; readonly basis: string };
export type UnlawfulReviewed = Base<'event.unlawfulReviewed'> & { readonly lawful: boolean; readonly text: string };
export type HelperNamed = Base<'event.helperNamed'> & {
  readonly helper: string;
  readonly helperKind: HelperKind;
  readonly text: string;
  readonly basis: string;
};
export type HelpRecorded = Base<'event.helpRecorded'> & {
  readonly helper: string;
  readonly helperKind: HelperKind;
  readonly text: string;
  readonly hours: number | null;
};

/** Everything that can have happened to an event. A new verb adds a member here and a line in `apply.ts`. */
export type EventFact =
  | Registered
  | Imported
  | IntakeRefused
  | TakenOnSpot
  | Settled
  | SettledAtVillage
  | ReportedToVillage
  | ReportedToCenter
  | Collated
  | Classified
  | Dispatched
  | SignedIn
  | ReturnRequested
  | ReturnAccepted
  | ReturnRefused
  | ExtensionRequested
  | ExtensionGranted
  | ExtensionRefused
  | Escalated
  | Transferred
  | ForeignReplied
  | ResultSubmitted
  | Accepted
  | SentBack
  | Closed
  | Reopened
  | MajorFlagged
  | MajorUnflagged
  | FeedbackRecorded
  | FeedbackExempted
  | NoteAdded
  | MentionRead
  | Attached
  | AttachmentWithdrawn
  | ClockRecomputed
  | TimeJudged
  | DetailsCompleted
  | Linked
  | CallRecorded
  | ContactRevealed
  | RefusedDropped
  | Merged
  | Unmerged
  | Joined
  | Unjoined
  | ProgressRecorded
  | FollowedUp
  | Rated
  | ReopenDeclined
  | Archived
  | Unsealed
  | Urged
  | Supervised
  | SupervisionAnswered
  | SupervisionUrged
  | SupervisionVerified
  | SupervisionClosed
  | Withdrawn
  | AccessRecorded
  | Whistled
  | ReportedIn
  | WhistleDeclined
  | LeadNamed
  | NoAnswerEscalated
  | JointFormed
  | JointAsked
  | JointRefused
  | SubTaskSignedIn
  | SubResultSubmitted
  | SubTaskReturned
  | SubTaskWaived
  | SubTaskReassigned
  | OriginWithdrew
  | UnlawfulRefused
  | UnlawfulReviewed
  | HelperNamed
  | HelpRecorded;
