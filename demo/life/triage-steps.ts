import { coversItem } from '../../shared/domain/event/dispatch-target.ts';
import type { GridEvent, Holder, Obligation } from '../../shared/domain/event/event.ts';
import { findItem } from '../../shared/domain/item/item.ts';
import { dispatchLevels, flowStep, nextLevelUp } from '../../shared/domain/profile/profile.ts';
import { sceneOf } from '../county/write-answer.ts';
import { type Scene, type Step, seatStep } from './world.ts';

/** The onward report of a major event that is still owed (LYG-29-8). */
export const owedReport = (event: GridEvent): Obligation | undefined =>
  event.obligations.find((o) => o.kind === 'onwardReport' && o.clearedAt === null);

/** The centre reports a major event on to the departments before anything else. */
export function onwardStep(scene: Scene, duty: Obligation): Step | null {
  return seatStep(scene, duty.openedAt, 'onward', (now) => ({
    kind: 'event.recordFeedback',
    obligation: duty.id,
    way: 'platform',
    person: '相关部门值班室',
    toldAt: now,
    text: '已向有关部门续报，持续跟踪。',
  }));
}

/**
 * Who gets an event: the department its scene names, else those whose duty covers the item, never one that gave it back. At city
 * level the city's namesake of the department.
 */
export function holderFor({ world, event, random }: Scene): Holder | null {
  const { departments } = world.demo.county;
  const given = new Set(event.returns.map((r) => r.holder));
  const item = findItem(world.rules.items, event.item);
  const city = event.level === 'city';
  const wanted = [
    event.returnRequest?.proposed?.id,
    sceneOf(world.demo.texts, event)?.department,
    item?.department ?? undefined,
    ...departments.filter((d) => d.items.includes(event.item)).map((d) => d.id),
  ].flatMap((id) => (id === undefined ? [] : city ? [`city-${id}`] : [id]));
  const free = departments.filter((d) => !given.has(d.id) && (d.level === 'city') === city);
  const fit = wanted.map((id) => free.find((d) => d.id === id)).find((d) => d !== undefined);
  const others = free.filter((d) => d.kind === 'department');
  const chosen = fit ?? (others.length > 0 ? random.pick(others) : undefined);
  return chosen === undefined ? null : { kind: 'department', id: chosen.id, name: chosen.name };
}

/** In triage (T10, T19, T21, I6): the centre of the level sends it to a department, up, or out. */
export function fromTriage(scene: Scene): Step | null {
  const { event, plan, world, words } = scene;
  const since = event.changedAt;
  const { profile, items } = world.rules;
  const owed = owedReport(event);
  if (owed !== undefined) return onwardStep(scene, owed);
  const item = findItem(items, event.item);
  if (item === undefined) {
    const plain = items.items.find((i) => i.kind === 'normal');
    if (plain === undefined) return null;
    const severity = event.severity ?? plain.severity;
    return seatStep(scene, since, 'triage', { kind: 'event.classify', item: plain.code, severity, reason: '' });
  }
  const up = nextLevelUp(profile, event.level);
  const mayDispatch = dispatchLevels(profile).includes(event.level);
  const rises =
    !mayDispatch || (event.level === 'town' && plan.escalates) || (event.level === 'county' && plan.escalatesToCity);
  if (up !== null && rises)
    return seatStep(scene, since, 'triage', { kind: 'event.escalate', reason: words.say('reportUp') });
  const to12345 = flowStep(profile, 'flow.to12345').on && item.kind === 'publicService' && plan.transfers;
  // One refusal by the other system is enough: then a department of the county takes it.
  const once = !event.clocks.some((c) => c.kind === 'foreignWatch');
  if (to12345 && once && event.foreign?.system !== '12345') {
    const number = `YS${String(scene.random.int(0, 99_999_999)).padStart(8, '0')}`;
    return seatStep(scene, since, 'triage', {
      kind: 'event.transferOut',
      foreign: { system: '12345', number },
      note: '公共服务事项，转 12345 办理。',
    });
  }
  const to = holderFor(scene);
  if (to === null || to.kind !== 'department') return null;
  const kind = 'department' as const;
  const chosen = world.demo.county.departments.find((d) => d.id === to.id);
  const covers = chosen !== undefined && coversItem(chosen, item);
  return seatStep(scene, since, 'triage', {
    kind: 'event.dispatch',
    to: { kind, id: to.id, name: to.name },
    instruction: words.say('dispatch'),
    recommended: item.department,
    majorMatter: false,
    slip: null,
    ...(!covers && { dutyReason: '清单暂无承担部门，按首问负责补入' }),
  });
}
