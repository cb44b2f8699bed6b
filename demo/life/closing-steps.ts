import type { Actor } from '../../shared/domain/actor/actor.ts';
import { engineering } from '../../shared/domain/profile/profile.ts';
import { fillDetails } from './fill-details.ts';
import { officeTime } from './office-time.ts';
import { onwardStep, owedReport } from './triage-steps.ts';
import { colleagueOf, type Scene, type Step, seatFor, seatStep, step } from './world.ts';

/** A result is checked (T24, T25): sent back at most once. */
export function fromHandled(scene: Scene): Step | null {
  const { event, plan, words, world } = scene;
  const owed = owedReport(event);
  if (owed !== undefined && event.flags.majorEvent) return onwardStep(scene, owed);
  // Another system answers in its own words: the centre adds what the text here asks for.
  const { details } = fillDetails(world.rules, event, 'end', event.changedAt, []);
  if (details !== undefined)
    return seatStep(scene, event.changedAt, 'check', { kind: 'event.completeDetails', details });
  const first = event.clocks.filter((c) => c.kind === 'check').length === 1;
  return plan.sentBack && first && engineering(world.rules.profile, 'T25')
    ? seatStep(scene, event.changedAt, 'check', { kind: 'event.sendBack', reason: words.say('sendBack') })
    : seatStep(scene, event.changedAt, 'check', { kind: 'event.accept', note: words.say('accept') });
}

/** The other system answers (T22). */
export function fromTransferred(scene: Scene): Step | null {
  const { event, words, world } = scene;
  if (event.transferredTo === null) return null;
  const { number } = event.transferredTo;
  return evening(
    step(scene, event.changedAt, 'foreign', world.cast.connector, {
      kind: 'event.foreignReply',
      number,
      outcome: 'result',
      text: words.result(event),
    }),
  );
}

/** People are told what became of it, then the event is closed (F2, T26). Colleagues do this by themselves. */
export function fromCompleted(scene: Scene): Step | null {
  const { event, words } = scene;
  const actor = clerkOf(scene);
  const owed = event.obligations.find((o) => o.clearedAt === null);
  if (owed?.kind === 'onwardReport') return onwardStep(scene, owed);
  const { details } = fillDetails(scene.world.rules, event, 'close', event.changedAt, []);
  if (owed === undefined && details !== undefined)
    return evening(step(scene, event.changedAt, 'close', actor, { kind: 'event.completeDetails', details }));
  if (owed === undefined) return evening(step(scene, event.changedAt, 'close', actor, { kind: 'event.close' }));
  const person =
    owed.to === 'requester' && event.requester.kind === 'named' ? event.requester.name : personWords[owed.to];
  return evening(
    step(scene, Math.max(owed.openedAt, event.changedAt), 'feedback', actor, (now) => ({
      kind: 'event.recordFeedback',
      obligation: owed.id,
      way: owed.to === 'requester' ? 'phone' : 'platform',
      person,
      toldAt: now,
      text: words.say('feedback'),
    })),
  );
}

const personWords = {
  requester: '反映人',
  gridStaff: '上报网格员',
  center: '县中心',
  departments: '相关部门',
  gridChief: '网格长',
  director: '中心主任',
  village: '村（社区）',
  upper: '上级交办单位',
} as const;

/** A closed event comes up again now and then, once (T28). */
export function fromClosed(scene: Scene): Step | null {
  const { event, plan, words, world } = scene;
  if (!plan.reopens || event.cycle > 1 || event.closedAt === null) return null;
  if (!engineering(world.rules.profile, 'T28')) return null;
  return evening(
    step(scene, event.closedAt, 'reopen', colleagueOf(scene), {
      kind: 'event.reopen',
      reasonCode: 'recurred',
      reason: words.say('reopen'),
    }),
  );
}

const clerkOf = (scene: Scene): Actor => seatFor(scene)?.actor ?? colleagueOf(scene);

/** Centres call people till the evening. */
const evening = (of: Step): Step => ({ ...of, at: officeTime(of.at, 8, 21, 4 * 3_600_000) });
