import type { Actor } from '../../shared/domain/actor/actor.ts';
import { handlingClock } from '../../shared/domain/event/event-clocks.ts';
import { engineering, extensionTimes } from '../../shared/domain/profile/profile.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { currentDue } from '../../shared/time/clock.ts';
import { drawPersonName } from '../county/person-name.ts';
import { fillDetails } from './fill-details.ts';
import { picture } from './intake-steps.ts';
import { officeTime, workdayTime } from './office-time.ts';
import { type Scene, type Step, seatStep, step } from './world.ts';

const hour = 3_600_000;

/** At a department: it signs in, gives back, asks for more time, answers – or is silent (T14, T15, T17, T23). */
export function fromDepartment(scene: Scene): Step | null {
  const { event } = scene;
  if (event.returnRequest !== null) return decideReturn(scene, event.returnRequest.at);
  if (event.extensionRequest !== null) return decideExtension(scene, event.extensionRequest.at);
  const liaison = event.holder?.kind === 'department' ? scene.world.cast.liaison(event.holder.id) : undefined;
  if (liaison === undefined || event.deliveredAt === null) return null;
  if (event.state === 'assigned')
    return step(scene, event.deliveredAt, scene.plan.handling.signInAfter, liaison, {
      kind: 'event.signIn',
      handler: drawPersonName(scene.random),
    });
  return giveBack(scene, liaison, event.deliveredAt) ?? answer(scene, liaison, event.deliveredAt);
}

function decideReturn(scene: Scene, askedAt: number): Step | null {
  const { plan, words } = scene;
  const accept = plan.grantsReturn;
  const reason = words.say(accept ? 'returnAccepted' : 'returnRefused');
  return seatStep(scene, askedAt, 'decision', { kind: 'event.decideReturn', accept, reason });
}

function decideExtension(scene: Scene, askedAt: number): Step | null {
  const { plan, words } = scene;
  const accept = plan.grantsExtension;
  const reason = words.say(accept ? 'extensionGranted' : 'extensionRefused');
  return seatStep(scene, askedAt, 'decision', { kind: 'event.decideExtension', accept, reason });
}

/** A return is asked once a holder: a `returnDecision` clock since its delivery tells that it was refused. */
function giveBack(scene: Scene, liaison: Actor, deliveredAt: number): Step | null {
  const { event, plan, words, world } = scene;
  const { outcome, answerAfter } = plan.handling;
  const asked = event.clocks.some((c) => c.kind === 'returnDecision' && c.startAt >= deliveredAt);
  // Who gets it second keeps it, and nobody argues about a major event.
  if (outcome !== 'return' || asked || event.returns.length > 0 || event.flags.majorEvent) return null;
  if (!engineering(world.rules.profile, 'T15')) return null;
  return step(scene, deliveredAt, answerAfter, liaison, () => {
    const { code, reason } = words.returnReason();
    return { kind: 'event.return', reasonCode: code, reason, proposed: null };
  });
}

function answer(scene: Scene, liaison: Actor, deliveredAt: number): Step {
  const { event, plan, words, world } = scene;
  const clock = handlingClock(event);
  const result = (): Parameters<typeof step>[4] => ({
    kind: 'event.submitResult',
    result: words.result(event),
    measures: words.say('measures'),
    proofs: picture('处理结果.jpg'),
    ...fillDetails(world.rules, event, 'end', event.changedAt, picture('处理结果.jpg')),
  });
  const sentBack = event.clocks.filter((c) => c.kind === 'check' && c.startAt >= deliveredAt).length > 0;
  if (sentBack) return inOffice(step(scene, event.changedAt, 'again', liaison, result()));
  const given = step(scene, deliveredAt, plan.handling.answerAfter, liaison, result());
  if (clock === undefined) return inOffice(given);
  const extension = askForTime(scene, liaison, clock, deliveredAt);
  if (extension !== null) return extension;
  const due = dueAsLived(scene, clock, deliveredAt);
  const inTime = inOffice(given);
  if (plan.handling.outcome !== 'silent' && inTime.at < due) return inTime;
  const mayBeLate = deliveredAt < world.yieldFrom;
  if (plan.heedsReminder || !mayBeLate)
    return { ...given, at: Math.max(given.at < due ? given.at : 0, due - plan.spare, world.virtual(event.changedAt)) };
  // The county's clock is the real one: late is what is late for it, however fast the demo's people work.
  return { ...given, at: Math.min(given.at, due), notBefore: workdayTime(currentDue(clock) + plan.lateness) };
}

/** The due moment in virtual time: the department has as many virtual days as the clock has real ones. */
const dueAsLived = ({ world }: Scene, clock: Clock, deliveredAt: number): number =>
  world.virtual(deliveredAt) + (currentDue(clock) - deliveredAt);

/** Asked for once, half a day before the planned answer at the latest; never after a refusal (the event has changed since). */
function askForTime(scene: Scene, liaison: Actor, clock: Clock, deliveredAt: number): Step | null {
  const { event, plan, words, world } = scene;
  const { profile } = world.rules;
  const wants = plan.handling.asksExtension && event.extensions === 0 && extensionTimes(profile) > 0;
  if (!wants || !engineering(profile, 'T17') || clock.stoppedAt !== null) return null;
  const at = officeTime(world.virtual(deliveredAt) + Math.round(plan.handling.answerAfter * 0.6));
  if (at >= dueAsLived(scene, clock, deliveredAt) - hour || world.virtual(event.changedAt) >= at) return null;
  const until = currentDue(clock) + 3 * 24 * hour;
  const asks = step(scene, deliveredAt, 0, liaison, {
    kind: 'event.requestExtension',
    until,
    reason: words.say('extensions'),
  });
  return { ...asks, at };
}

const inOffice = (of: Step): Step => ({ ...of, at: officeTime(of.at) });
