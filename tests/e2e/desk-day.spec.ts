import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { allSent, call, eventPane, firstGrid, ready, row, takeIn } from './support/desk.ts';
import { test } from './support/world-test.ts';

/** No finding of axe that shuts somebody out (issue 5.10). */
async function expectAccessible(desk: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(grave, where).toEqual([]);
}

/** Says a line to the command palette; `will` stands in what Enter then does. */
async function say(desk: Page, line: string, will: RegExp): Promise<void> {
  await desk.keyboard.press('Control+K');
  const palette = desk.getByRole('dialog', { name: '命令' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await desk.keyboard.type(line);
  await expect(palette.getByRole('option', { selected: true })).toContainText(will);
  await desk.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/** Types the second report of a matter up to where its likely duplicates show. */
async function typeReport(desk: Page): Promise<string> {
  await desk.keyboard.press('F2');
  const { phone, words, place, item } = call(22);
  const form = desk.getByRole('form', { name: '受理登记' });
  const itemField = form.getByRole('combobox', { name: /事项/ });
  await expect(itemField).toBeVisible();
  await expect(form.getByLabel('电话')).toBeFocused();
  const number = (await form.getByTestId('intake-number').textContent()) ?? '';
  await desk.keyboard.type(phone);
  await form.getByLabel('诉求').focus();
  await desk.keyboard.type(words);
  await form.getByLabel('地址').focus();
  await desk.keyboard.type(place);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(firstGrid().code);
  await desk.keyboard.press('Enter');
  await itemField.focus();
  await desk.keyboard.type(item);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: '并排比对' })).toBeVisible();
  return number;
}

test('I5 given two reports of one matter, when the second is joined by keyboard, taken out again and the first dispatched from the command line, then both stand as they should and the event shuts nobody out', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  const first = await takeIn(desk, call(21));
  await expect(row(desk, first)).toHaveAttribute('data-state', 'triage');

  const second = await typeReport(desk);
  await desk.keyboard.press('Alt+d');
  await expect(desk.getByRole('dialog', { name: '并排比对' })).toContainText(call(21).words.slice(0, 8));
  await desk.keyboard.press('1');
  await expect(eventPane(desk)).toContainText(first);
  await expect(eventPane(desk).getByRole('region', { name: '关联事件' })).toContainText(second);
  await desk.getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await expect(eventPane(desk)).toContainText(second);
  await desk.getByLabel('理由').fill('不是同一处');
  await desk.keyboard.press('Control+Enter');
  await expect(eventPane(desk)).toContainText('待受理');

  await say(desk, `p ${first.slice(-3)}`, new RegExp(`派遣 ${first.slice(-4)} .*城市管理局`));
  await say(desk, `o ${first.slice(-3)}`, new RegExp(`打开 ${first.slice(-4)}`));
  await expect(eventPane(desk)).toContainText('待签收');
  await expectAccessible(desk, 'event');
});

test('given a shift, when it is handed over by keyboard, then the next reads and accepts it, and the page shuts nobody out', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  await ready(desk);
  await say(desk, 'tz 交接', /交接/);
  await desk.getByRole('form', { name: '签到' }).getByLabel('席位').press('Control+Enter');
  await desk.getByRole('form', { name: '交班' }).getByLabel('交班说明').fill('一切平稳');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('region', { name: '等接班' })).toContainText('一切平稳');
  await allSent(desk);
  await world.handOver('shiftLeader');
  await ready(desk);
  await say(desk, 'tz 交接', /交接/);
  await expectAccessible(desk, 'shift');
  await desk.getByRole('button', { name: '已看完，接班' }).press('Enter');
  await expect(desk.getByRole('region', { name: '等接班' })).toContainText('没有交过来的班');
});
