import type { CommandKind } from '../../../shared/domain/verbs.ts';

/** Decisions first, then the step that carries the event on: the act that Ctrl+Enter stands for. */
const mainOrder: readonly CommandKind[] = [
  'event.decideReturn',
  'event.decideExtension',
  'event.reviewUnlawful',
  'event.nameLead',
  'event.dispatch',
  'event.reportIn',
  'event.signIn',
  'event.signInSubTask',
  'event.submitSubResult',
  'event.submitResult',
  'event.accept',
  'event.foreignReply',
  'event.escalateNoAnswer',
  'event.close',
  'event.settle',
  'event.settleAtVillage',
  'event.takeOnSpot',
  'event.collateAndReport',
  'event.reportToCenter',
  'event.reportToVillage',
  'event.answerSupervision',
  'event.recordFeedback',
  'event.followUp',
  'event.rate',
  'event.archive',
];

/** What a bar of many acts is sorted into; every act a person can do stands in exactly one group. */
export const actGroups = {
  handle: [
    ...mainOrder.slice(0, mainOrder.indexOf('event.answerSupervision')),
    'event.classify',
    'event.completeDetails',
    'event.escalate',
    'event.transferOut',
    'event.sendBack',
    'event.return',
    'event.requestExtension',
    'event.recordProgress',
    'event.merge',
    'event.refuseIntake',
    'event.refuseUnlawful',
    'event.declineWhistle',
    'event.recomputeClock',
    'event.judgeTime',
  ],
  joint: [
    'event.whistle',
    'event.formJoint',
    'event.askJoint',
    'event.refuseJoint',
    'event.returnSubTask',
    'event.waiveSubTask',
    'event.reassignSubTask',
    'event.nameHelper',
    'event.recordHelp',
  ],
  watch: [
    'event.flagMajor',
    'event.answerSupervision',
    'event.urge',
    'event.supervise',
    'event.verifySupervision',
    'event.urgeSupervision',
    'event.closeSupervision',
    'event.followUp',
    'event.rate',
    'event.reopen',
    'event.declineReopen',
    'event.unflagMajor',
  ],
  record: ['event.recordFeedback', 'event.exemptFeedback', 'event.addNote', 'event.recordCall'],
  end: ['event.withdraw', 'event.originWithdraws', 'event.unmerge', 'event.archive', 'event.unseal'],
} as const satisfies Readonly<Record<string, readonly CommandKind[]>>;
export type ActGroup = keyof typeof actGroups;

const grouped: readonly CommandKind[] = Object.values(actGroups).flat();

/** Order of the buttons: what carries the event on, then group by group. */
const barOrder: readonly CommandKind[] = [...mainOrder, ...grouped.filter((kind) => !mainOrder.includes(kind))];

/** Acts offered beside the event, main one first; those that have their own place on the screen are left out. */
export function barActs(acts: readonly string[], openDuties: number): readonly CommandKind[] {
  const offered = barOrder.filter((kind) => acts.includes(kind));
  // An event with open duties cannot close: telling comes before closing (F2).
  const usable =
    openDuties > 0
      ? offered.filter((kind) => kind !== 'event.close')
      : offered.filter((kind) => kind !== 'event.recordFeedback' && kind !== 'event.exemptFeedback');
  return usable;
}

/** The same acts group by group; empty groups are left out. */
export const groupActs = (bar: readonly CommandKind[]): readonly (readonly [ActGroup, readonly CommandKind[]])[] =>
  (Object.keys(actGroups) as ActGroup[])
    .map((group) => [group, bar.filter((kind) => (actGroups[group] as readonly CommandKind[]).includes(kind))] as const)
    .filter(([, kinds]) => kinds.length > 0);

/** The one main act of the bar, null when only records can be added. */
export const mainAct = (bar: readonly CommandKind[]): CommandKind | null =>
  bar.find((kind) => mainOrder.includes(kind)) ?? null;
