import type { CommandKind } from '../../../shared/domain/verbs.ts';

/** Decisions first, then the step that carries the event on: the act that Ctrl+Enter stands for. */
const mainOrder: readonly CommandKind[] = [
  'event.decideReturn',
  'event.decideExtension',
  'event.dispatch',
  'event.signIn',
  'event.submitResult',
  'event.accept',
  'event.foreignReply',
  'event.close',
  'event.settle',
  'event.settleAtVillage',
  'event.takeOnSpot',
  'event.collateAndReport',
  'event.reportToCenter',
  'event.reportToVillage',
  'event.recordFeedback',
];

/** Order of the buttons after the main one. */
const barOrder: readonly CommandKind[] = [
  ...mainOrder,
  'event.classify',
  'event.escalate',
  'event.transferOut',
  'event.sendBack',
  'event.return',
  'event.requestExtension',
  'event.flagMajor',
  'event.refuseIntake',
  'event.reopen',
  'event.exemptFeedback',
  'event.addNote',
  'event.recordCall',
  'event.unflagMajor',
];

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

/** The one main act of the bar, null when only records can be added. */
export const mainAct = (bar: readonly CommandKind[]): CommandKind | null =>
  bar.find((kind) => mainOrder.includes(kind)) ?? null;
