import { expect } from '@playwright/test';
import type { Command } from '../../shared/domain/verbs.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { colleagueOf } from './support/colleague.ts';
import { call, eventPane, onWall, ready, recommended, row, send, takeIn, tellAll } from './support/desk.ts';
import { openByKey, sendForm, typeInto } from './support/keys.ts';
import { test } from './support/world-test.ts';

const proof = { kind: 'photo', name: '现场照片', sha256: null } as const;

test('I2, T1–T26 given a call, when it is taken in, dispatched, answered and told by keyboard alone, then it closes and the journal says each step once', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  const number = await takeIn(desk, call(1));
  await expect(row(desk, number)).toHaveAttribute('data-state', 'triage');

  // D1: the department is filled in from the item's duty, the operator checks and sends.
  await recommended(desk);
  await send(desk);
  await expect(eventPane(desk)).toContainText('待签收');

  const department = await colleagueOf(world, 'liaison');
  const { id: event } = await department.event(number, (e) => e.state === 'assigned');
  // LYG-30-1: the statutory seven days run from delivery at the hub and say so.
  await expect(eventPane(desk)).toContainText('法定');
  const steps: Command[] = [
    { kind: 'event.signIn', event, handler: '测试经办人' },
    { kind: 'event.submitResult', event, result: '已清运，现场已恢复。', measures: '', proofs: [proof] },
  ];
  for (const step of steps) expect((await department.act(step)).fact.kind).not.toBe('command.refused');
  await expect(eventPane(desk)).toContainText('待核');
  await expect(eventPane(desk)).toContainText('测试经办人');

  await sendForm(desk, await openByKey(desk, 'event.accept'));
  await expect(desk.locator('[data-act="event.recordFeedback"]')).toBeVisible();
  await tellAll(desk);
  const close = await openByKey(desk, 'event.close');
  await typeInto(desk, close.getByLabel('编号后四位'), number.slice(-4));
  await sendForm(desk, close);
  await expect(eventPane(desk)).toContainText('结案');

  const kinds = async (): Promise<string[]> =>
    (await department.journal())
      .filter((e) => rowIdOf(e.fact) === event && e.fact.kind !== 'event.feedbackRecorded')
      .map((e) => e.fact.kind);
  await expect
    .poll(kinds)
    .toEqual([
      'event.registered',
      'event.reportedToCenter',
      'event.dispatched',
      'event.signedIn',
      'event.resultSubmitted',
      'event.accepted',
      'event.closed',
    ]);
  department.leave();
});

test('I1 given a half-typed call, when the console is killed and started again, then every word is still there', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  await ready(desk);
  await desk.keyboard.press('F2');
  // Dialled on without waiting for the form: not a digit may be lost.
  await desk.keyboard.type('12800001234');
  await expect(desk.getByLabel('电话')).toHaveValue('12800001234');
  await desk.getByLabel('诉求').fill('楼下烧烤油烟扰民，半夜还在营业');
  await expect(desk.getByText('已存本机')).toBeVisible();
  const again = await world.restartConsole();
  await expect(again.desk.getByText(world.accounts.countySeat.name).first()).toBeVisible();
  await ready(again.desk);
  await again.desk.keyboard.press('F2');
  await again.desk.getByText('楼下烧烤油烟扰民').first().click();
  await expect(again.desk.getByLabel('诉求')).toHaveValue('楼下烧烤油烟扰民，半夜还在营业');
  await expect(again.desk.getByLabel('电话')).toHaveValue('12800001234');
});

test('W2 given work on the desk, when the wall is open beside it, then it shows the same count at once and names no person', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  const wall = await world.console.wall();
  await expect(wall.getByText('在途').first()).toBeVisible();
  await takeIn(desk, call(2));
  await expect(onWall(wall, '在途')).toContainText('1');
  await expect(wall.locator('body')).not.toContainText(call(2).phone);
});
