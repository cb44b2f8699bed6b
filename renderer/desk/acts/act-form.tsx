import type { ComponentType } from 'react';
import type { CommandKind } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { actKey } from '../desk-model.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { AcceptAct } from './accept-act.tsx';
import type { ActProps } from './act-props.ts';
import { ClassifyAct } from './classify-act.tsx';
import { CloseAct } from './close-act.tsx';
import { CollateAct } from './collate-act.tsx';
import { DecideExtensionAct } from './decide-extension-act.tsx';
import { DecideReturnAct } from './decide-return-act.tsx';
import { DispatchAct } from './dispatch-act.tsx';
import { ExemptAct } from './exempt-act.tsx';
import { FeedbackAct } from './feedback-act.tsx';
import { FlagMajorAct } from './flag-major-act.tsx';
import { ForeignReplyAct } from './foreign-reply-act.tsx';
import { FormJointAct } from './form-joint-act.tsx';
import { MergeAct } from './merge-act.tsx';
import { NameLeadAct } from './name-lead-act.tsx';
import { NoteAct } from './note-act.tsx';
import { PlainAct } from './plain-act.tsx';
import { plainActs } from './plain-acts.ts';
import { ReasonAct } from './reason-act.tsx';
import { RecordCallAct } from './record-call-act.tsx';
import { RefuseIntakeAct } from './refuse-intake-act.tsx';
import { ReopenAct } from './reopen-act.tsx';
import { ReportToCenterAct } from './report-to-center-act.tsx';
import { RequestExtensionAct } from './request-extension-act.tsx';
import { ReturnAct } from './return-act.tsx';
import { RevealAct } from './reveal-act.tsx';
import { SettleAct } from './settle-act.tsx';
import { SignInAct } from './sign-in-act.tsx';
import { SubmitResultAct } from './submit-result-act.tsx';
import { TakeOnSpotAct } from './take-on-spot-act.tsx';
import { TransferOutAct } from './transfer-out-act.tsx';
import { UnmergeAct } from './unmerge-act.tsx';

/** The form of every kind of act that is done on an event; a new verb adds one line. */
export const actForms: Partial<Record<CommandKind, ComponentType<ActProps>>> = {
  'event.refuseIntake': RefuseIntakeAct,
  'event.takeOnSpot': TakeOnSpotAct,
  'event.settle': SettleAct,
  'event.settleAtVillage': SettleAct,
  'event.reportToVillage': ReasonAct,
  'event.collateAndReport': CollateAct,
  'event.reportToCenter': ReportToCenterAct,
  'event.classify': ClassifyAct,
  'event.dispatch': DispatchAct,
  'event.signIn': SignInAct,
  'event.return': ReturnAct,
  'event.decideReturn': DecideReturnAct,
  'event.requestExtension': RequestExtensionAct,
  'event.decideExtension': DecideExtensionAct,
  'event.escalate': ReasonAct,
  'event.transferOut': TransferOutAct,
  'event.foreignReply': ForeignReplyAct,
  'event.submitResult': SubmitResultAct,
  'event.accept': AcceptAct,
  'event.sendBack': ReasonAct,
  'event.close': CloseAct,
  'event.reopen': ReopenAct,
  'event.flagMajor': FlagMajorAct,
  'event.unflagMajor': ReasonAct,
  'event.recordFeedback': FeedbackAct,
  'event.exemptFeedback': ExemptAct,
  'event.addNote': NoteAct,
  'event.recordCall': RecordCallAct,
  'event.revealContact': RevealAct,
  'event.formJoint': FormJointAct,
  'event.nameLead': NameLeadAct,
  'event.merge': MergeAct,
  'event.unmerge': UnmergeAct,
};

/**
 * The open act of the event. It stays open with what was typed whatever happens to the event meanwhile (Q4): sending then
 * says why it is not possible any more.
 */
export function ActForm(props: { view: EventView; session: DeskSession }) {
  const desk = useDesk();
  const open = useDeskState('act');
  if (open === null) return null;
  const Form = actForms[open.kind] ?? (open.kind in plainActs ? PlainAct : undefined);
  if (Form === undefined) return null;
  return (
    <Form
      key={actKey(open)}
      view={props.view}
      session={props.session}
      kind={open.kind}
      prefill={open.prefill}
      close={() => desk.actDone(props.view.event.id, open)}
    />
  );
}
