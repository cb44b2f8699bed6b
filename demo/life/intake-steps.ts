import type { Proof } from '../../shared/domain/event/event.ts';
import { findItem } from '../../shared/domain/item/item.ts';
import { engineering, villageStep } from '../../shared/domain/profile/profile.ts';
import { fillDetails } from './fill-details.ts';
import { atDesk, colleagueOf, type Scene, type Step, step } from './world.ts';

/** A picture stands for the proof; demo events carry no file. */
export const picture = (name: string): Proof[] => [{ kind: 'photo', name, sha256: null }];

const citizens: ReadonlySet<string> = new Set(['12345', 'resident', 'phone', 'letter']);

/** A registered event: grid staff settle theirs or report it, a seat accepts or refuses the calls of citizens (T2, T4, T6, T7). */
export function fromRegistered(scene: Scene): Step | null {
  const { event, plan, world, words } = scene;
  const since = event.registeredAt;
  const reporter = event.channel === 'gridStaff' ? world.cast.reporter(event.place.area) : undefined;
  if (reporter !== undefined && reporter.name === event.reporter && !event.flags.majorEvent) {
    return fromReporter(scene, reporter, since);
  }
  const colleague = world.cast.colleagues.find((c) => c.name === event.reporter) ?? colleagueOf(scene);
  const refuses = plan.refusedAtIntake && citizens.has(event.channel) && !event.flags.majorEvent;
  const of =
    refuses && engineering(world.rules.profile, 'T2')
      ? step(scene, since, 'intake', colleague, () => {
          const { code, reason, pointer } = words.refusal();
          return { kind: 'event.refuseIntake', reasonCode: code, reason, pointer };
        })
      : step(scene, since, 'intake', colleague, { kind: 'event.reportToCenter', reason: '' });
  // Whoever took the call has the caller's words in his ear and passes it on himself.
  return event.reporter === colleague.name ? of : atDesk(scene, of, since, 'intake');
}

function fromReporter(scene: Scene, reporter: Step['actor'], since: number): Step {
  const { event, plan, world, words } = scene;
  const item = findItem(world.rules.items, event.item);
  if (plan.settlesOnSpot && item !== undefined && item.kind !== 'adminPower')
    return step(scene, since, 'field', reporter, { kind: 'event.takeOnSpot' });
  const village = villageStep(world.rules.profile).value;
  const passes = village === 'required' || (village === 'optional' && plan.goesToVillage);
  return passes && event.place.area.length >= 12
    ? step(scene, since, 'field', reporter, { kind: 'event.reportToVillage', reason: words.say('reportUp') })
    : step(scene, since, 'field', reporter, { kind: 'event.reportToCenter', reason: words.say('reportUp') });
}

/** On the spot (T5); what a visitor took himself is left to him. */
export function fromOnSpot(scene: Scene): Step | null {
  const { event, words, world } = scene;
  const reporter = world.cast.reporter(event.place.area);
  if (reporter === undefined || event.holder?.id !== reporter.account) return null;
  return step(scene, event.changedAt, 'onSpot', reporter, {
    kind: 'event.settle',
    result: words.say('onSpot'),
    proofs: picture('处置后.jpg'),
    ...fillDetails(world.rules, event, 'settle', event.changedAt, picture('处置后.jpg')),
  });
}

/** At the village (T8, T9). */
export function fromVillage(scene: Scene): Step | null {
  const { event, plan, words, world } = scene;
  const clerk = world.cast.clerk(event.place.area);
  if (clerk === undefined) return null;
  const known = findItem(world.rules.items, event.item) !== undefined;
  const of =
    plan.settlesAtVillage || !known
      ? step(scene, event.changedAt, 'village', clerk, {
          kind: 'event.settleAtVillage',
          result: words.say('village'),
          proofs: picture('现场.jpg'),
          ...fillDetails(world.rules, event, 'settle', event.changedAt, picture('现场.jpg')),
        })
      : step(scene, event.changedAt, 'village', clerk, {
          kind: 'event.collateAndReport',
          item: event.item,
          severity: event.severity,
          note: words.say('reportUp'),
        });
  return event.place.area.startsWith(world.cast.homeVillage) ? atDesk(scene, of, event.changedAt, 'village') : of;
}
