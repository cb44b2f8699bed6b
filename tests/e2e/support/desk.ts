/** The desk as its operator uses it: by keyboard and by the words on the screen. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Grid } from '../../../shared/domain/grid/grid.ts';
import { smallRegistry } from '../../fixtures/small-county.ts';

/** The grid every call of the journeys comes from. */
function firstGrid(): Grid {
  const [grid] = smallRegistry('LYG').grids;
  if (grid === undefined) throw new Error('the small county has no grid');
  return grid;
}

export type Call = { readonly phone: string; readonly words: string; readonly place: string; readonly item: string };

/** A call of the small county; `n` keeps its words apart from others'. */
export const call = (n: number): Call => ({
  phone: `1280000${String(1000 + n)}`,
  words: `第${n}户门前堆放垃圾三天没人清。来电人说已有异味。`,
  place: '东头',
  item: '暴露垃圾',
});

/** The desk is there and takes keys: after sign-in the first sync has its own page. */
export const ready = (desk: Page): Promise<void> =>
  expect(desk.getByRole('button', { name: /本席待办/ })).toBeVisible();

/** Takes a call in without the mouse (I2) and hands it to the centre; answers the receipt number. */
export async function takeIn(desk: Page, { phone, words, place, item }: Call): Promise<string> {
  await ready(desk);
  await desk.keyboard.press('F2');
  const grid = firstGrid();
  const form = desk.getByRole('form', { name: '受理登记' });
  const numbered = form.getByTestId('intake-number');
  await expect(numbered).toHaveText(/^LYG\d{8}-\d{7,8}$/);
  const number = (await numbered.textContent()) ?? '';
  // Places and items are found in the registry: with it this field appears.
  const itemField = form.getByRole('combobox', { name: /事项/ });
  await expect(itemField).toBeVisible();
  await expect(form.getByLabel('电话')).toBeFocused();
  await desk.keyboard.type(phone);
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(words);
  await form.getByLabel('地址').focus();
  await desk.keyboard.type(place);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(grid.code);
  await desk.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: '网格' })).toHaveValue(new RegExp(grid.name));
  await itemField.focus();
  await desk.keyboard.type(item);
  await desk.keyboard.press('Enter');
  await expect(itemField).toHaveValue(new RegExp(item));
  await desk.keyboard.press('Control+Enter');
  await expect(eventPane(desk)).toContainText(number);
  return number;
}

/** The open event. */
export const eventPane = (desk: Page): Locator => desk.locator('section.event');

/** Before the screen is looked at again, ms. */
const aMoment = 1_000;

/** Opens the form of an act by its button, where it is not open already. */
export async function openAct(desk: Page, kind: string): Promise<Locator> {
  const form = desk.locator(`[data-act-form="${kind}"]`);
  const button = desk.locator(`[data-act="${kind}"]`);
  const bar = desk.getByRole('toolbar', { name: '可办的操作' });
  const more = bar.getByRole('button', { name: '更多', expanded: false });
  // What is offered may change between two looks, by what others do: it is looked at again until the form is there.
  await expect(async () => {
    if (!(await form.isVisible())) {
      if (!(await button.isVisible()) && (await more.isVisible())) await more.click({ timeout: aMoment });
      await button.click({ timeout: aMoment });
    }
    await expect(form).toBeVisible({ timeout: aMoment });
  }).toPass({ timeout: 15_000 });
  return form;
}

export const send = (desk: Page): Promise<void> => desk.keyboard.press('Control+Enter');

/** The dispatch card has its recommendation (D1): now it can be checked and sent. */
export const recommended = (desk: Page): Promise<void> =>
  expect(desk.locator('[data-act-form="event.dispatch"]').getByLabel('主办')).toHaveValue('城市管理局');

/** Words of the line's badge in the strip. */
export const line = (desk: Page): Locator => desk.getByRole('status', { name: '线路状态' });

export const row = (desk: Page, number: string): Locator => desk.locator(`[data-number="${number}"]`);

/** Tells everybody who is owed word, until the event may close: one of the two is offered, never both (F2). */
export async function tellAll(desk: Page): Promise<void> {
  const close = desk.locator('[data-act="event.close"]');
  const tell = desk.locator('[data-act="event.recordFeedback"]');
  for (;;) {
    await expect(tell.or(close)).toBeVisible();
    if (await close.isVisible()) return;
    const form = await openAct(desk, 'event.recordFeedback');
    await form.getByLabel('告知对象').fill('来电人');
    await send(desk);
    await expect(form).toBeHidden();
  }
}

/** Value of a figure on the wall, by its label. */
export const onWall = (wall: Page, label: string): Locator =>
  wall.locator('.w-kpi', { has: wall.getByText(label, { exact: true }) }).locator('.w-kpi-value');
