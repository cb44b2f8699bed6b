import { expect, type Locator, type Page } from '@playwright/test';
import type { DossierAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { localDate } from '../../shared/time/local-date.ts';
import { smallAccounts } from '../fixtures/small-county.ts';
import { colleagueOf } from './support/colleague.ts';
import { call, ready, recommended, send, takeIn } from './support/desk.ts';
import { provesPartly } from './support/journey-proves.ts';
import { test } from './support/world-test.ts';

// Before any world is started.
test.beforeEach(() => {
  test.skip(test.info().project.name !== 'kiosk', 'the desk is the same on both hosts: once is enough');
});

const rail = (desk: Page, name: string): Locator =>
  desk.getByRole('navigation', { name: '模块' }).getByRole('button', { name });
const filePane = (desk: Page): Locator => desk.locator('section.file-pane');
const form = (desk: Page, act: string): Locator => desk.locator(`[data-file-form="${act}"]`);

/** Opens the form of an act of the open dossier, fills it and sends it; it is gone when the act is kept. */
async function act(desk: Page, machine: string, key: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await desk.locator(`[data-act="${key}"]`).click();
  const opened = form(desk, `${machine}.${key}`);
  await expect(opened).toBeVisible();
  await fill(opened);
  await send(desk);
  await expect(opened).toBeHidden();
}
const nothing = async (): Promise<void> => undefined;

test('LYG-19-4 given a complaint, when it is taken up, inquired and decided on the desk, then it closes with outcome and reply, and its subject never hears of it', async ({
  world,
}) => {
  provesPartly('LYG-19-4');
  const { desk } = world;
  const accounts = smallAccounts('LYG');
  await world.signIn('countySeat');
  await ready(desk);
  await rail(desk, '卷宗').click();
  await desk.getByTestId('new-dossier').click();
  await desk.locator('[data-new="complaint"]').click();
  const receive = form(desk, 'complaint.receive');
  await receive.getByLabel('受理渠道').selectOption({ label: '监督电话' });
  await receive.getByLabel('匿名').check();
  await receive.getByLabel('被投诉网格员').fill('测试网格员1');
  await desk.keyboard.press('Enter');
  await expect(receive.getByLabel('被投诉人姓名')).toHaveValue('测试网格员1');
  // The unit comes from the list of accounts, to the letter: by it nobody of the unit sees the dossier.
  await receive.getByLabel('被投诉人账号（选填）').fill(accounts.gridStaff.account);
  await desk.keyboard.press('Enter');
  await expect(receive.getByLabel('被投诉人所在单位')).toHaveValue(accounts.gridStaff.unit);
  await receive.getByLabel('行为类别').selectOption({ index: 1 });

  // What is missing is said beside the field, and the cursor goes there.
  await send(desk);
  await expect(receive.getByRole('alert')).toContainText('投诉内容');
  await receive.getByLabel('投诉内容').fill('上门登记时语气生硬。');
  await send(desk);
  await expect(filePane(desk)).toContainText('收到');
  const number = (await filePane(desk).locator('.event-tags .num').first().textContent()) ?? '';
  expect(number).toMatch(/^TS\d{8}-\d{7,8}$/);

  await act(desk, 'complaint', 'accept', nothing);
  const director = await colleagueOf(world, 'director');
  const opened = async () =>
    (await director.journal()).find((e) => e.fact.kind === 'dossier.acted' && e.fact.row?.number === number);
  await expect.poll(async () => (await opened()) !== undefined).toBe(true);
  const found = await opened();
  const dossier = found === undefined ? '' : rowIdOf(found.fact);
  const { account, unit, area } = accounts.countySeat;
  const name: DossierAct = {
    kind: 'dossier.act',
    dossier,
    machine: 'complaint',
    act: 'nameHandler',
    opens: null,
    fields: { handler: account, handlerUnit: unit, handlerArea: area },
  };
  await expect(filePane(desk)).toContainText('受理');
  expect((await director.act(name)).fact.kind).toBe('dossier.acted');
  await expect(filePane(desk).locator('.course [aria-current="step"]')).toContainText('调查');

  await act(desk, 'complaint', 'addEvidence', (of) => of.getByLabel('证据').first().fill('通话录音'));
  await act(desk, 'complaint', 'hear', (of) => of.getByLabel('陈述要点').fill('承认语气不当。'));
  await act(desk, 'complaint', 'decide', async (of) => {
    await of.getByLabel('处理结果').selectOption({ label: '查无实据' });
    await of.getByLabel('决定机关').fill(unit);
    await of.getByLabel('认定与理由').fill('已当面致歉，情节轻微。');
  });
  // Nobody was told yet, so it cannot close: the act is absent and says why, never a dead button.
  await expect(desk.locator('[data-act="close"]')).toBeHidden();
  await act(desk, 'complaint', 'exemptReply', nothing);
  await act(desk, 'complaint', 'close', nothing);
  await expect(filePane(desk).locator('.course [aria-current="step"]')).toContainText('结案');

  await expect.poll(async () => (await director.journal()).filter((e) => rowIdOf(e.fact) === dossier).length).toBe(8);
  const subject = await colleagueOf(world, 'gridStaff');
  expect((await subject.journal()).filter((e) => rowIdOf(e.fact) === dossier)).toEqual([]);
  director.leave();
  subject.leave();
});

test('C14 given a centre sets a target of its own, when the director puts it in force, then the next dispatch runs by it and the one before does not', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  const before = await takeIn(desk, call(1));
  await recommended(desk);
  await send(desk);
  const liaison = await colleagueOf(world, 'liaison');
  const signInOf = async (number: string): Promise<string> => {
    const clock = (await liaison.rows()).find((e) => e.number === number)?.clocks.find((c) => c.kind === 'signIn');
    return clock === undefined ? '' : `${clock.length} ${clock.unit}`;
  };
  await expect.poll(() => signInOf(before)).toBe('2 hour');

  await rail(desk, '参数').click();
  await desk.locator('[data-parameter="time.deptHandle"]').click();
  // LYG-30-1 binds: there is nothing to press, and the clause says why.
  await expect(filePane(desk)).toContainText('LYG-30-1');
  await expect(desk.getByTestId('override')).toBeHidden();
  await desk.locator('[data-parameter="local.periods.signIn"]').click();
  await desk.getByTestId('override').click();
  const propose = form(desk, 'parameterOverride.propose');
  await propose.getByLabel('设定值').fill('1小时');
  await propose.getByLabel('理由').fill('上周多次超时未签收');
  await send(desk);
  await expect(filePane(desk)).toContainText('拟定');

  const director = await colleagueOf(world, 'director');
  const proposed = async () =>
    (await director.journal()).find((e) => e.fact.kind === 'dossier.acted' && e.fact.machine === 'parameterOverride');
  await expect.poll(async () => (await proposed()) !== undefined).toBe(true);
  const found = await proposed();
  const entry = await director.act({
    kind: 'dossier.act',
    dossier: found === undefined ? '' : rowIdOf(found.fact),
    machine: 'parameterOverride',
    act: 'putInForce',
    opens: null,
    fields: { effectiveFrom: localDate(Date.now()) },
  });
  expect(entry.fact.kind).toBe('dossier.acted');
  await expect(filePane(desk).locator('.course [aria-current="step"]')).toContainText('施行');

  await rail(desk, '值守').click();
  const after = await takeIn(desk, call(2));
  await recommended(desk);
  await send(desk);
  await expect.poll(() => signInOf(after)).toBe('1 hour');
  expect(await signInOf(before)).toBe('2 hour');
  liaison.leave();
  director.leave();
});
