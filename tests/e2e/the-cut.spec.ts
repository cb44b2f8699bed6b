import { expect } from '@playwright/test';
import type { Command } from '../../shared/domain/verbs.ts';
import { colleagueOf } from './support/colleague.ts';
import { call, eventPane, line, onWall, openAct, recommended, row, send, takeIn, tellAll } from './support/desk.ts';
import { test } from './support/world-test.ts';

const proof = { kind: 'photo', name: '现场照片', sha256: null } as const;
test.setTimeout(180_000);

test('O1–O5 given the hub stops in the middle of a shift, when the desk goes on, then after its return everything arrived once, in order, and what it refused stands in the tray', async ({
  world,
}) => {
  const { desk, hub } = world;
  await world.signIn('countySeat');

  // Before the cut: one event waits for dispatch, another is done and only has to be closed.
  const contested = await takeIn(desk, call(1));
  const finished = await takeIn(desk, call(2));
  await recommended(desk);
  await send(desk);
  await expect(eventPane(desk)).toContainText('待签收');
  const department = await colleagueOf(world, 'liaison');
  const { id: finishedId } = await department.event(finished, (e) => e.state === 'assigned');
  for (const step of [
    { kind: 'event.signIn', event: finishedId, handler: '测试经办人' },
    { kind: 'event.submitResult', event: finishedId, result: '已清运。', measures: '', proofs: [proof] },
  ] satisfies Command[])
    await department.act(step);
  department.leave();
  await openAct(desk, 'event.accept');
  await send(desk);
  await expect(desk.locator('[data-act="event.recordFeedback"]')).toBeVisible();
  await tellAll(desk);
  const wall = await world.console.wall();
  await expect(onWall(wall, '在途')).toContainText('1');

  // The cut.
  await hub.stop();
  await expect(line(desk)).toContainText('离线值守', { timeout: 10_000 });
  await expect(line(desk)).toContainText('数据');

  // The desk goes on: registers, dispatches by phone slip, records, closes.
  const offline = await takeIn(desk, call(3));
  const slip = desk.locator('[data-act-form="event.dispatch"]');
  await expect(slip).toContainText('电话派单');
  await recommended(desk);
  await expect(slip.getByTestId('slip-phone')).toContainText('0000-0000000');
  await send(desk);
  await expect(desk.getByRole('alert')).toContainText('还差');
  await slip.getByLabel('接单人').fill('值班员');
  await slip.getByLabel(/对方已复述/).check();
  await send(desk);
  await expect(eventPane(desk)).toContainText('待签收');
  // D12: nothing is delivered yet, so no statutory clock runs and the screen says so.
  await expect(row(desk, offline)).toContainText('送达后起算');
  const note = await openAct(desk, 'event.addNote');
  await note.getByRole('textbox').first().fill('来电人又打来一次，已安抚。');
  await send(desk);
  await expect(note).toBeHidden();
  await row(desk, contested).click();
  await expect(slip).toContainText('电话派单');
  await recommended(desk);
  await slip.getByLabel('接单人').fill('值班员');
  await slip.getByLabel(/对方已复述/).check();
  await send(desk);
  await expect(row(desk, contested)).toHaveAttribute('data-state', 'assigned');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: /全部事件/ }).click();
  await row(desk, finished).click();
  const close = await openAct(desk, 'event.close');
  await close.getByLabel('编号后四位').fill(finished.slice(-4));
  await send(desk);
  await expect(row(desk, finished)).toHaveAttribute('data-state', 'closed');

  // The wall goes on, says how old its data is, and counts what was done here.
  await expect(onWall(wall, '在途')).toContainText('2');
  await expect(wall.locator('body')).toContainText('数据截至');

  // Meanwhile somebody the console cannot see dispatches the contested event.
  const away = await hub.elsewhere();
  const leader = await colleagueOf({ hub: away }, 'shiftLeader');
  const { id: contestedId } = await leader.event(contested, (e) => e.state === 'triage');
  const first = await leader.act({
    kind: 'event.dispatch',
    event: contestedId,
    to: { kind: 'department', id: 'shuili', name: '水利局' },
    instruction: '',
    recommended: null,
    majorMatter: false,
    slip: null,
    dutyReason: '清单待补',
  });
  expect(first.fact.kind).toBe('event.dispatched');
  leader.leave();
  await away.stop();

  // The return.
  await hub.start();
  await expect(line(desk)).toContainText('县中心', { timeout: 15_000 });
  await expect(desk.getByText('待发 0')).toBeVisible({ timeout: 15_000 });

  const reader = await colleagueOf(world, 'shiftLeader');
  const journal = await reader.journal();
  const mine = journal.filter((e) => e.hubAt > first.hubAt && e.station !== first.station);
  expect(mine.map((e) => [e.fact.kind, e.n])).toEqual(
    [...mine].sort((a, b) => a.n - b.n).map((e) => [e.fact.kind, e.n]),
  );
  expect(new Set(mine.map((e) => e.commandId)).size).toBe(mine.length);
  expect(mine.filter((e) => e.fact.kind !== 'command.refused').map((e) => e.fact.kind)).toEqual([
    'event.registered',
    'event.reportedToCenter',
    'event.dispatched',
    'event.noteAdded',
    'event.closed',
  ]);
  // O5: both times are kept.
  for (const entry of mine) expect(entry.hubAt).toBeGreaterThan(entry.doneAt);

  // The first valid command won; the later one stands in the tray with its words, beside what happened meanwhile.
  await expect(row(desk, contested)).toHaveCount(1);
  await desk.getByRole('button', { name: /核对/ }).click();
  const refused = desk.locator('[data-attention="event.dispatch"]');
  await expect(refused).toContainText('城市管理局');
  await expect(refused).toContainText('水利局');
  await refused.getByRole('button', { name: '放弃' }).click();
  await refused.getByLabel('放弃的理由').fill('已由值班长派给水利局');
  await refused.getByRole('button', { name: '确认放弃' }).click();
  await expect(desk.getByText('没有须核对的操作')).toBeVisible();
  await expect
    .poll(async () => (await reader.journal()).filter((e) => e.fact.kind === 'event.refusedDropped').length)
    .toBe(1);
  reader.leave();
});
