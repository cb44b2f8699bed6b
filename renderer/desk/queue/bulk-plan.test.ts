import { expect, test } from 'vitest';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { smallRegistry } from '../../../tests/fixtures/small-county.ts';
import { bulkPlan } from './bulk-plan.ts';

const registry = smallRegistry('LYG');
const department = registry.departments.find((d) => d.items.length > 0);
const item = registry.items.items.find((i) => department?.items.includes(i.code))?.code ?? '';
const view = (id: string, acts: readonly string[]) =>
  ({ event: { id, number: `N${id}`, title: id, item }, acts }) as unknown as EventView;

test('given chosen events, when a dispatch is planned, then each goes to the department of its own duty, and none goes without one', () => {
  const plan = bulkPlan(
    { kind: 'dispatch', words: '今日', target: null },
    [
      { view: view('a', ['event.dispatch']), recommended: department?.id ?? null },
      { view: view('b', ['event.dispatch']), recommended: null },
      { view: view('c', []), recommended: department?.id ?? null },
    ],
    registry,
  );
  expect(plan.map((line) => line.cannot)).toEqual([null, 'bulk.noDuty', 'bulk.cannot']);
  expect(plan[0]?.commands).toMatchObject([{ kind: 'event.dispatch', event: 'a', to: { id: department?.id } }]);
});

test('given reports of one burst pipe, when merged in bulk, then each ends and is taken over by the target, which stays (I5)', () => {
  const chosen = ['a', 'b', 'c'].map((id) => ({ view: view(id, ['event.merge']), recommended: null }));
  const plan = bulkPlan({ kind: 'merge', words: '同一事项', target: { id: 'a', number: 'Na' } }, chosen, registry);
  expect(plan.map((line) => line.cannot)).toEqual(['bulk.target', null, null]);
  expect(plan[1]?.commands).toEqual([
    { kind: 'event.merge', event: 'b', into: 'a', reason: '同一事项' },
    { kind: 'event.join', event: 'a', joined: 'b' },
  ]);
});
