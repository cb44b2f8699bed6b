import { z } from '../std/shape.ts';
import { type AttachFile, attachFile, type WithdrawAttachment, withdrawAttachment } from './attachment/attach-file.ts';
import { type DossierAct, dossierActShape } from './dossier/act-on-dossier.ts';
import { type AcceptResult, acceptResult } from './event/accept-result.ts';
import { type AnswerSupervision, answerSupervision } from './event/answer-supervision.ts';
import { type ArchiveEvent, archiveEvent } from './event/archive-event.ts';
import { type AskJoint, askJoint, type RefuseJoint, refuseJoint } from './event/ask-joint.ts';
import { type ClassifyEvent, classifyEvent } from './event/classify-event.ts';
import { type CloseEvent, closeEvent } from './event/close-event.ts';
import { type CloseSupervision, closeSupervision } from './event/close-supervision.ts';
import { type CollateAndReport, collateAndReport } from './event/collate-and-report.ts';
import { type CompleteDetails, completeDetails } from './event/complete-details.ts';
import { type DecideExtension, decideExtension } from './event/decide-extension.ts';
import { type DecideReturn, decideReturn } from './event/decide-return.ts';
import { type DeclineReopen, declineReopen } from './event/decline-reopen.ts';
import { type DeclineWhistle, declineWhistle } from './event/decline-whistle.ts';
import { type DispatchEvent, dispatchEvent } from './event/dispatch-event.ts';
import { type EscalateEvent, escalateEvent } from './event/escalate-event.ts';
import { type EscalateNoAnswer, escalateNoAnswer } from './event/escalate-no-answer.ts';
import {
  type AddNote,
  addNote,
  type DropRefused,
  dropRefused,
  type ReadMention,
  type RecordCall,
  type RevealContact,
  readMention,
  recordCall,
  revealContact,
} from './event/event-records.ts';
import { type ExemptFeedback, exemptFeedback } from './event/exempt-feedback.ts';
import { type FlagMajor, flagMajor } from './event/flag-major.ts';
import { type FollowUpEvent, followUpEvent } from './event/follow-up-event.ts';
import { type ForeignReply, foreignReply } from './event/foreign-reply.ts';
import { type FormJoint, formJoint } from './event/form-joint.ts';
import { type ImportEvent, importEvent } from './event/import-event.ts';
import { type JoinEvent, joinEvent } from './event/join-event.ts';
import { type JudgeTime, judgeTime } from './event/judge-time.ts';
import { type LinkEvent, linkEvent } from './event/link-event.ts';
import { type MergeEvent, mergeEvent } from './event/merge-event.ts';
import { type NameHelper, nameHelper } from './event/name-helper.ts';
import { type NameLead, nameLead } from './event/name-lead.ts';
import { type OriginWithdraws, originWithdraws } from './event/origin-withdraws.ts';
import { type RateEvent, rateEvent } from './event/rate-event.ts';
import { type RecomputeClock, recomputeClock } from './event/recompute-clock.ts';
import { type RecordAccess, recordAccess } from './event/record-access.ts';
import { type RecordFeedback, recordFeedback } from './event/record-feedback.ts';
import { type RecordHelp, recordHelp } from './event/record-help.ts';
import { type RecordProgress, recordProgress } from './event/record-progress.ts';
import { type RefuseIntake, refuseIntake } from './event/refuse-intake.ts';
import { type RefuseUnlawful, type ReviewUnlawful, refuseUnlawful, reviewUnlawful } from './event/refuse-unlawful.ts';
import { type RegisterEvent, registerEvent } from './event/register-event.ts';
import { type ReopenEvent, reopenEvent } from './event/reopen-event.ts';
import { type ReportIn, reportIn } from './event/report-in.ts';
import { type ReportToCenter, reportToCenter } from './event/report-to-center.ts';
import { type ReportToVillage, reportToVillage } from './event/report-to-village.ts';
import { type RequestExtension, requestExtension } from './event/request-extension.ts';
import { type ReturnEvent, returnEvent } from './event/return-event.ts';
import { type SendBack, sendBack } from './event/send-back.ts';
import { type SettleAtVillage, settleAtVillage } from './event/settle-at-village.ts';
import { type SettleOnSpot, settleOnSpot } from './event/settle-on-spot.ts';
import { type SignInEvent, signInEvent } from './event/sign-in-event.ts';
import {
  type ReturnSubTask,
  returnSubTask,
  type SignInSubTask,
  type SubmitSubResult,
  signInSubTask,
  submitSubResult,
} from './event/sub-task-of-assistant.ts';
import { type ReassignSubTask, reassignSubTask, type WaiveSubTask, waiveSubTask } from './event/sub-task-of-lead.ts';
import { type SubmitResult, submitResult } from './event/submit-result.ts';
import { type SuperviseEvent, superviseEvent } from './event/supervise-event.ts';
import { type TakeOnSpot, takeOnSpot } from './event/take-on-spot.ts';
import { type TransferOut, transferOut } from './event/transfer-out.ts';
import { type UnflagMajor, unflagMajor } from './event/unflag-major.ts';
import { type UnjoinEvent, unjoinEvent } from './event/unjoin-event.ts';
import { type UnmergeEvent, unmergeEvent } from './event/unmerge-event.ts';
import { type UnsealEvent, unsealEvent } from './event/unseal-event.ts';
import { type UrgeEvent, urgeEvent } from './event/urge-event.ts';
import { type UrgeSupervision, urgeSupervision } from './event/urge-supervision.ts';
import { type VerifySupervision, verifySupervision } from './event/verify-supervision.ts';
import { type WhistleEvent, whistleEvent } from './event/whistle-event.ts';
import { type WithdrawEvent, withdrawEvent } from './event/withdraw-event.ts';
import type { Verb } from './verb.ts';

/** Every command on an event. A new verb adds one line here and one in the table. */
export type EventCommand =
  | RegisterEvent
  | RefuseIntake
  | TakeOnSpot
  | SettleOnSpot
  | ReportToVillage
  | SettleAtVillage
  | CollateAndReport
  | ReportToCenter
  | ClassifyEvent
  | DispatchEvent
  | SignInEvent
  | ReturnEvent
  | DecideReturn
  | RequestExtension
  | DecideExtension
  | EscalateEvent
  | TransferOut
  | ForeignReply
  | SubmitResult
  | AcceptResult
  | SendBack
  | CloseEvent
  | ReopenEvent
  | FlagMajor
  | UnflagMajor
  | RecordFeedback
  | RecomputeClock
  | JudgeTime
  | ExemptFeedback
  | AddNote
  | ReadMention
  | AttachFile
  | WithdrawAttachment
  | RecordCall
  | RevealContact
  | DropRefused
  | CompleteDetails
  | LinkEvent
  | ArchiveEvent
  | AnswerSupervision
  | CloseSupervision
  | DeclineReopen
  | FollowUpEvent
  | JoinEvent
  | MergeEvent
  | RateEvent
  | RecordAccess
  | RecordProgress
  | SuperviseEvent
  | UnjoinEvent
  | UnmergeEvent
  | UnsealEvent
  | UrgeEvent
  | UrgeSupervision
  | VerifySupervision
  | WithdrawEvent
  | WhistleEvent
  | ReportIn
  | DeclineWhistle
  | NameLead
  | EscalateNoAnswer
  | FormJoint
  | AskJoint
  | RefuseJoint
  | SignInSubTask
  | SubmitSubResult
  | ReturnSubTask
  | WaiveSubTask
  | ReassignSubTask
  | OriginWithdraws
  | RefuseUnlawful
  | ReviewUnlawful
  | NameHelper
  | RecordHelp
  | ImportEvent;
export type CommandKind = EventCommand['kind'];
/** Every command that goes to the hub: on an event, or an act of a machine beside it. */
export type Command = EventCommand | DossierAct;

type VerbOf<K extends CommandKind> = Verb<Extract<EventCommand, { kind: K }>>;

/** The one table: kind → shape, needs, may, decide. Station and hub run exactly this. */
export const verbs: { readonly [K in CommandKind]: VerbOf<K> } = {
  'event.register': registerEvent,
  'event.refuseIntake': refuseIntake,
  'event.takeOnSpot': takeOnSpot,
  'event.settle': settleOnSpot,
  'event.reportToVillage': reportToVillage,
  'event.settleAtVillage': settleAtVillage,
  'event.collateAndReport': collateAndReport,
  'event.reportToCenter': reportToCenter,
  'event.classify': classifyEvent,
  'event.dispatch': dispatchEvent,
  'event.signIn': signInEvent,
  'event.return': returnEvent,
  'event.decideReturn': decideReturn,
  'event.requestExtension': requestExtension,
  'event.decideExtension': decideExtension,
  'event.escalate': escalateEvent,
  'event.transferOut': transferOut,
  'event.foreignReply': foreignReply,
  'event.submitResult': submitResult,
  'event.accept': acceptResult,
  'event.sendBack': sendBack,
  'event.close': closeEvent,
  'event.reopen': reopenEvent,
  'event.flagMajor': flagMajor,
  'event.unflagMajor': unflagMajor,
  'event.recordFeedback': recordFeedback,
  'event.recomputeClock': recomputeClock,
  'event.judgeTime': judgeTime,
  'event.exemptFeedback': exemptFeedback,
  'event.addNote': addNote,
  'event.readMention': readMention,
  'event.attach': attachFile,
  'event.withdrawAttachment': withdrawAttachment,
  'event.recordCall': recordCall,
  'event.revealContact': revealContact,
  'event.dropRefused': dropRefused,
  'event.completeDetails': completeDetails,
  'event.link': linkEvent,
  'event.whistle': whistleEvent,
  'event.reportIn': reportIn,
  'event.declineWhistle': declineWhistle,
  'event.nameLead': nameLead,
  'event.escalateNoAnswer': escalateNoAnswer,
  'event.formJoint': formJoint,
  'event.askJoint': askJoint,
  'event.refuseJoint': refuseJoint,
  'event.signInSubTask': signInSubTask,
  'event.submitSubResult': submitSubResult,
  'event.returnSubTask': returnSubTask,
  'event.waiveSubTask': waiveSubTask,
  'event.reassignSubTask': reassignSubTask,
  'event.originWithdraws': originWithdraws,
  'event.refuseUnlawful': refuseUnlawful,
  'event.reviewUnlawful': reviewUnlawful,
  'event.nameHelper': nameHelper,
  'event.recordHelp': recordHelp,
  'event.import': importEvent,
  'event.archive': archiveEvent,
  'event.answerSupervision': answerSupervision,
  'event.closeSupervision': closeSupervision,
  'event.declineReopen': declineReopen,
  'event.followUp': followUpEvent,
  'event.join': joinEvent,
  'event.merge': mergeEvent,
  'event.rate': rateEvent,
  'event.recordAccess': recordAccess,
  'event.recordProgress': recordProgress,
  'event.supervise': superviseEvent,
  'event.unjoin': unjoinEvent,
  'event.unmerge': unmergeEvent,
  'event.unseal': unsealEvent,
  'event.urge': urgeEvent,
  'event.urgeSupervision': urgeSupervision,
  'event.verifySupervision': verifySupervision,
  'event.withdraw': withdrawEvent,
};

export const commandKinds = Object.keys(verbs) as CommandKind[];

/** The verb of a command, typed for a caller that does not know which one it holds. */
export const verbFor = (command: EventCommand): Verb<EventCommand> =>
  verbs[command.kind] as unknown as Verb<EventCommand>;

/** Any command, by its own shape; an unknown kind is refused at `kind`. */
export const commandShape: z.ZodType<Command> = z.discriminatedUnion('kind', [
  ...Object.values(verbs).map((v) => v.shape),
  dossierActShape,
] as unknown as [
  z.ZodObject<{ kind: z.ZodLiteral<string> }>,
  ...z.ZodObject<{ kind: z.ZodLiteral<string> }>[],
]) as unknown as z.ZodType<Command>;
