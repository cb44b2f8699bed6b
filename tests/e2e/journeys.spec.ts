import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { tinyPng } from '../support/tiny-files.ts';
import { newId } from '../support/wire-client.ts';
import { expectAccessible } from './support/accessible.ts';
import { type Colleague, colleagueOf } from './support/colleague.ts';
import {
  allSent,
  call,
  eventPane,
  firstGrid,
  line,
  ready,
  recommended,
  row,
  send,
  takeIn,
  tellAll,
} from './support/desk.ts';
import { chooseByKey, keysOf, openByKey, say, sendForm, tabTo, typeInto } from './support/keys.ts';
import { keepPicture } from './support/picture.ts';
import type { World } from './support/world.ts';
import { test } from './support/world-test.ts';

// The working days of the issue, by keyboard alone. Several journeys share a started county where they do not disturb each other.
test.setTimeout(180_000);

const day = 86_400_000;
const proof = { kind: 'photo', name: '现场照片', sha256: null } as const;

/** A report that somebody else takes in at another desk. `n` keeps it apart from others. */
function report(n: number, over: Partial<Extract<EventCommand, { kind: 'event.register' }>> = {}): EventCommand {
  const grid = firstGrid();
  return {
    kind: 'event.register',
    event: newId(),
    number: `LYG20260101-099${String(n).padStart(4, '0')}`,
    title: `第${n}处门前堆放垃圾`,
    content: `第${n}处门前堆放垃圾，来电人说已有异味。`,
    item: '0101',
    place: { text: '东头', lon: grid.lon, lat: grid.lat, grid: grid.code, gridBasis: 'chosen', area: grid.code },
    channel: 'phone',
    foreign: null,
    requester: { kind: 'named', name: '测试来电人', phone: `1280000${String(3000 + n)}` },
    occurredAt: null,
    toldAt: Date.now(),
    severity: 4,
    major: null,
    ...over,
  };
}

/** Done at the hub, or the test says why not. */
async function done(by: Colleague, command: EventCommand, at?: number): Promise<void> {
  const { fact } = await by.act(command, at);
  expect(fact, command.kind).not.toMatchObject({ kind: 'command.refused' });
}

/** The department signs in and hands in its result. */
async function handle(department: Colleague, number: string, isSo: (e: GridEvent) => boolean): Promise<void> {
  const { id: event } = await department.event(number, (e) => e.state === 'assigned' && isSo(e));
  await done(department, { kind: 'event.signIn', event, handler: '测试经办人' });
  await done(department, { kind: 'event.submitResult', event, result: '已清运。', measures: '', proofs: [proof] });
}

async function closeByKey(desk: Page, number: string): Promise<void> {
  const close = await openByKey(desk, 'event.close');
  await typeInto(desk, close.getByLabel('编号后四位'), number.slice(-4));
  await sendForm(desk, close);
  await expect(eventPane(desk)).toContainText('结案');
}

/** From the ring to dispatched: what is typed is the call itself, the rest are keys (I2). */
async function ringToDispatched(desk: Page): Promise<string> {
  const { phone, words, place, item } = call(1);
  const keys = keysOf(desk);
  const form = desk.getByRole('form', { name: '受理登记' });
  await ready(desk);
  await keys.press('F2');
  const itemField = form.getByRole('combobox', { name: /事项/ });
  await expect(itemField).toBeVisible();
  await expect(form.getByLabel('电话')).toBeFocused();
  await keys.type(phone);
  await keys.press('Enter');
  await keys.press('Enter');
  await keys.type(words);
  await keys.press('Tab');
  await keys.press('Enter');
  await expect(form.getByLabel('地址')).toBeFocused();
  await keys.type(place);
  await keys.press('Enter');
  await keys.type(firstGrid().code);
  await keys.press('Enter');
  await keys.press('Enter');
  await expect(itemField).toBeFocused();
  await keys.type(item);
  await keys.press('Enter');
  await expect(itemField).toHaveValue(new RegExp(item));
  const number = (await form.getByTestId('intake-number').textContent()) ?? '';
  await keepPicture(desk, 'ring');
  await keys.press('Control+Enter');
  await expect(eventPane(desk)).toContainText(number);
  await recommended(desk);
  await keys.press('Control+Enter');
  await expect(eventPane(desk)).toContainText('待签收');
  expect(keys.count(), 'keys beyond the words of the call').toBeLessThanOrEqual(12);
  return number;
}

/** Two weeks ago somebody else took it in; now two words and a street are remembered. */
async function findOld(desk: Page): Promise<void> {
  await desk.keyboard.press('Control+F');
  await desk.keyboard.type('井盖 晃动 海昌路');
  const list = desk.getByRole('grid', { name: '找到的事件' });
  await expect(list.getByRole('row')).toHaveCount(1);
  await expectAccessible(desk, 'search');
  await keepPicture(desk, 'search');
  await desk.keyboard.press('Enter');
  await expect(eventPane(desk)).toContainText('井盖晃动');
  await desk.keyboard.press('Escape');
}

/** The next report of the same pipe, typed until it can be compared and joined to the first. */
async function joinReport(desk: Page, n: number, first: string): Promise<string> {
  await desk.keyboard.press('F2');
  const form = desk.getByRole('form', { name: '受理登记' });
  const itemField = form.getByRole('combobox', { name: /事项/ });
  await expect(itemField).toBeVisible();
  await expect(form.getByLabel('电话')).toBeFocused();
  const number = (await form.getByTestId('intake-number').textContent()) ?? '';
  await desk.keyboard.type(call(n).phone);
  await tabTo(desk, form.getByLabel('诉求'));
  await desk.keyboard.type(pipe);
  await tabTo(desk, form.getByLabel('地址'));
  await desk.keyboard.type(call(n).place);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(firstGrid().code);
  await desk.keyboard.press('Enter');
  await tabTo(desk, itemField);
  await desk.keyboard.type(call(n).item);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: '并排比对' })).toBeVisible();
  await desk.keyboard.press('Alt+d');
  const compare = desk.getByRole('dialog', { name: '并排比对' });
  await expect(compare).toContainText(first.slice(-4));
  await keepPicture(desk, 'compare');
  const at = await compare
    .locator('[data-number]')
    .evaluateAll((all, wanted) => all.findIndex((e) => e.getAttribute('data-number') === wanted), first);
  await desk.keyboard.press(String(Math.max(1, at + 1)));
  await expect(eventPane(desk)).toContainText(first);
  await expect(eventPane(desk).getByRole('region', { name: '关联事件' })).toContainText(number);
  return number;
}

const pipe = '水管爆裂，路面全是水，请快派人来。';
const old = { title: '井盖晃动', content: '海昌路口井盖晃动，车过有响声。' };

async function joinThree(desk: Page): Promise<void> {
  const first = await takeIn(desk, { ...call(11), words: pipe });
  const second = await joinReport(desk, 12, first);
  const third = await joinReport(desk, 13, first);
  // The last one is taken out again from the toast.
  await desk.getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await expect(eventPane(desk)).toContainText(third);
  await typeInto(desk, desk.getByLabel('理由'), '不是同一处');
  await desk.keyboard.press('Control+Enter');
  await expect(eventPane(desk)).toContainText('待受理');
  await say(desk, `o ${first.slice(-4)}`, new RegExp(`打开 .*${first.slice(-4)}`));
  const related = eventPane(desk).getByRole('region', { name: '关联事件' });
  await expect(related).toContainText(second);
  await expect(related).not.toContainText(third);
  await expectAccessible(desk, 'event');
}

/** Returned by one department it goes to another; that one returns it twice, not accepted at first, then on the same ground as the first. */
async function returnsTwice(world: World, number: string): Promise<void> {
  const { desk } = world;
  const urban = await colleagueOf(world, 'liaison');
  const { id: event } = await urban.event(number, (e) => e.state === 'assigned');
  await done(urban, { kind: 'event.return', event, reasonCode: 'notOurDuty', reason: '管道归水务', proposed: null });
  urban.leave();
  await say(desk, `o ${number.slice(-4)}`, new RegExp(`打开 .*${number.slice(-4)}`));
  await expect(eventPane(desk)).toContainText('管道归水务');
  const accept = await openByKey(desk, 'event.decideReturn');
  await sendForm(desk, accept);
  await expect(eventPane(desk)).toContainText('待派遣');
  await allSent(desk);
  const to = await colleagueOf(world, 'countySeat');
  const second = { kind: 'department', id: 'gongshui', name: '水务公司' } as const;
  await done(to, {
    kind: 'event.dispatch',
    event,
    to: second,
    instruction: '',
    recommended: null,
    majorMatter: false,
    slip: null,
    dutyReason: '清单待补',
  });
  to.leave();
  const water = await colleagueOf(world, 'secondLiaison');
  await water.event(number, (e) => e.state === 'assigned');
  await done(water, { kind: 'event.return', event, reasonCode: 'noPower', reason: '无权处置', proposed: null });
  await expect(eventPane(desk)).toContainText('无权处置');
  const refuse = await openByKey(desk, 'event.decideReturn');
  await chooseByKey(desk, refuse.getByLabel('裁定'), '不同意');
  await typeInto(desk, refuse.getByLabel('理由'), '属水务职责，请办理');
  await sendForm(desk, refuse);
  await water.event(number, (e) => e.returnRequest === null && e.returns.length === 1 && e.state === 'assigned');

  // It is returned once more, on the ground it was returned on before: that goes up a level.
  await done(water, {
    kind: 'event.return',
    event,
    reasonCode: 'notOurDuty',
    reason: '确非本单位职责',
    proposed: null,
  });
  water.leave();
  await expect(eventPane(desk)).toContainText('确非本单位职责');
  await sendForm(desk, await openByKey(desk, 'event.decideReturn'));
  await expect(eventPane(desk).locator('.event-tags')).toContainText('市级');
}

/** R3: the sealed file goes out with its purpose; read again it is whole, and one changed word is told. */
async function archiveIt(desk: Page, number: string): Promise<void> {
  await say(desk, 'tz 归档', /归档/);
  const page = desk.getByRole('region', { name: '归档导出与校验' });
  await page.getByRole('checkbox', { name: new RegExp(number) }).press('Space');
  const form = page.getByRole('form', { name: '导出' });
  await typeInto(desk, form.getByLabel('用途'), '移交档案馆');
  const given = desk.waitForEvent('download');
  await desk.keyboard.press('Enter');
  const file = await (await given).path();
  await expect(form).toContainText('已导出 1 件，附件 1 个');
  const text = readFileSync(file, 'utf8');
  const check = page.getByRole('region', { name: '校验' });
  const chooser = check.locator('input[type=file]');
  const upload = (words: string) => ({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(words) });
  await chooser.setInputFiles(upload(text));
  await expect(check).toContainText('完好：1 件');
  await keepPicture(desk, 'archive');
  await chooser.setInputFiles(upload(text.replaceAll('已清运。', '没清运。')));
  await expect(check).toContainText('流转记录被改动');
  const bundle = JSON.parse(text) as { attachments: { data: string }[] };
  const [photo] = bundle.attachments;
  expect(Buffer.from(photo?.data ?? '', 'base64').equals(tinyPng(7))).toBe(true);
  await chooser.setInputFiles(upload(JSON.stringify({ ...bundle, attachments: [{ ...photo, data: 'AAAA' }] })));
  await expect(check).toContainText('附件被改动');
}

async function handOver(world: World): Promise<void> {
  const { desk } = world;
  await say(desk, 'tz 交接', /交接/);
  await desk.getByRole('form', { name: '签到' }).getByLabel('席位').press('Control+Enter');
  await typeInto(desk, desk.getByRole('form', { name: '交班' }).getByLabel('交班说明'), '一切平稳');
  await keepPicture(desk, 'handover');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('region', { name: '等接班' })).toContainText('一切平稳');
  await world.handOver('shiftLeader');
  await ready(desk);
  await say(desk, 'tz 交接', /交接/);
  await expectAccessible(desk, 'shift');
  await desk.getByRole('button', { name: '已看完，接班' }).press('Enter');
  await expect(desk.getByRole('region', { name: '等接班' })).toContainText('没有交过来的班');
}

test('I2, Ctrl+F, I5, D3 given a day at one desk, when a call goes from ring to dispatched in at most twelve keys, an old event is found, three reports of one pipe are joined and one taken out, a department returns twice and the shift is handed over, then each stands as it should', async ({
  world,
}) => {
  const { desk } = world;
  const mate = await colleagueOf(world, 'shiftLeader');
  const twoWeeks = Date.now() - 14 * day;
  await done(mate, report(90, { ...old, toldAt: twoWeeks }), twoWeeks);
  for (const n of [91, 92]) await done(mate, report(n, { title: '井盖完好', content: '东海路井盖完好。' }));
  mate.leave();
  await world.signIn('countySeat');
  const number = await test.step('ring to dispatched', () => ringToDispatched(desk));
  await test.step('find an old one', () => findOld(desk));
  await test.step('join three, undo one', () => joinThree(desk));
  await test.step('returned twice', () => returnsTwice(world, number));
  await test.step('handover', () => handOver(world));
});

test('I7, F1, F2, T28 given a sheet of 12345, when it is dealt with, the caller is asked and not content, then it is reopened, dealt with again and closed, and its sheet can be printed', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  const department = await colleagueOf(world, 'liaison');
  const seat = await colleagueOf(world, 'shiftLeader');
  const sheet = report(1, { channel: '12345', foreign: { system: '12345', number: '12345-2026-0001' } });
  await done(seat, sheet);
  await done(seat, { kind: 'event.reportToCenter', event: sheet.event, reason: '' });
  const { number } = sheet as Extract<EventCommand, { kind: 'event.register' }>;
  await ready(desk);
  await say(desk, `o ${number.slice(-4)}`, new RegExp(`打开 .*${number.slice(-4)}`));
  await expect(eventPane(desk)).toContainText('12345-2026-0001');
  await recommended(desk);
  const asks = desk.waitForEvent('filechooser');
  await eventPane(desk).getByRole('button', { name: '添加附件' }).press('Enter');
  await (await asks).setFiles({ name: '来件照片.png', mimeType: 'image/png', buffer: tinyPng(7) });
  await expect(eventPane(desk)).toContainText('来件照片.png');
  await send(desk);
  await expect(eventPane(desk)).toContainText('待签收');
  await handle(department, number, () => true);
  await expect(eventPane(desk)).toContainText('待核');
  await sendForm(desk, await openByKey(desk, 'event.accept'));
  await tellAll(desk);

  // The call back: not settled, not content; the desk proposes to reopen.
  const asked = await openByKey(desk, 'event.followUp');
  await chooseByKey(desk, asked.getByLabel('问题是否解决'), '未解决');
  await chooseByKey(desk, asked.getByLabel('满意度'), '非常不满意');
  await keepPicture(desk, 'call-back');
  await sendForm(desk, asked);
  const again = await openByKey(desk, 'event.reopen');
  await typeInto(desk, again.getByLabel('理由').last(), '回访说没有清完');
  await sendForm(desk, again);
  await expect(eventPane(desk)).toContainText('第 2 轮');

  // What comes next lies ready by itself.
  await recommended(desk);
  await send(desk);
  await handle(department, number, (e) => e.cycle === 2);
  await expect(eventPane(desk)).toContainText('待核');
  await sendForm(desk, await openByKey(desk, 'event.accept'));
  await tellAll(desk);
  await closeByKey(desk, number);

  // R2: the sheet covers the caller; that it was taken out, and what for, is in the journal.
  await desk.keyboard.press('Alt+p');
  const dialog = desk.getByRole('dialog', { name: '网格化服务管理事件单' });
  await expect(dialog.getByLabel('用途')).toBeFocused();
  await expect(dialog).toContainText('12345-2026-0001');
  await expect(dialog).not.toContainText('测试来电人');
  await expectAccessible(desk, 'sheet');
  await keepPicture(desk, 'sheet');
  await desk.evaluate(() => Object.assign(window, { print: () => undefined }));
  await desk.keyboard.type('答复 12345');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Escape');
  await expect(eventPane(desk).locator('[data-kind="event.accessRecorded"]')).toHaveCount(1);

  // Q4: a colleague asks to look; it stands in the tray until it is read.
  await done(seat, {
    kind: 'event.addNote',
    event: sheet.event,
    text: `@${world.accounts.countySeat.name} 请看办结情况`,
    mentions: [{ account: world.accounts.countySeat.account, name: world.accounts.countySeat.name }],
  });
  await say(desk, 'tz 核对', /核对/);
  const mention = desk.locator(`[data-mention="${number}"]`);
  await expect(mention).toContainText('请看办结情况');
  await expectAccessible(desk, 'attention');
  await mention.getByRole('button', { name: '打开事件' }).press('Enter');
  await expect(eventPane(desk)).toContainText('看过了提醒');
  await allSent(desk);
  if (world.host === 'kiosk') await test.step('archive', () => archiveIt(desk, number));
  department.leave();
  seat.leave();
});

/** The cut of the working morning is 20 minutes in life and seconds in every test run. */
const cutMinutes = Number(process.env['JOURNEY_CUT_MINUTES'] ?? 0);

test('O1–O5, Q1 given a working morning of 40 events with the line cut in the middle (for seconds; for JOURNEY_CUT_MINUTES where given), when the desk works on, then all 40 are at the hub once and nothing waits', async ({
  world,
}) => {
  test.setTimeout(120_000 + cutMinutes * 60_000);
  const { desk, hub } = world;
  await world.signIn('countySeat');
  const others = await colleagueOf(world, 'shiftLeader');
  for (let n = 1; n <= 17; n++) await done(others, report(n));
  const mine = [await takeIn(desk, call(41))];
  await allSent(desk);
  others.leave();
  await hub.stop();
  await expect(line(desk)).toContainText('离线值守', { timeout: 10_000 });
  for (const n of [42, 43]) {
    mine.push(await takeIn(desk, call(n)));
    await expect(row(desk, mine.at(-1) ?? '')).toContainText('待发');
  }
  await keepPicture(desk, 'cut');
  for (let minute = 1; minute <= cutMinutes; minute++) {
    await desk.waitForTimeout(60_000);
    await expect(line(desk)).toContainText('离线值守');
  }
  await hub.start();
  await expect(line(desk)).toContainText('县中心', { timeout: 15_000 });
  await allSent(desk);
  const after = await colleagueOf(world, 'shiftLeader');
  for (let n = 21; n <= 39; n++) await done(after, report(n));
  mine.push(await takeIn(desk, call(44)));
  await allSent(desk);
  const rows = await after.rows();
  expect(new Set(rows.map((e) => e.number)).size).toBe(40);
  for (const number of mine) expect(rows.filter((e) => e.number === number)).toHaveLength(1);
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: /全部事件/ })).toContainText('40');
  after.leave();
});
