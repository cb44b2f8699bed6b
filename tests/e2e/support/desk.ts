/** The desk as its operator uses it: by keyboard and by the words on the screen. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Grid } from '../../../shared/domain/grid/grid.ts';
import { type ProfileId, smallRegistry } from '../../fixtures/small-county.ts';
import { openByKey, sendForm, tabTo, typeInto } from './keys.ts';

/** The grid every call of the journeys comes from. */
export function firstGrid(profile: ProfileId = 'LYG'): Grid {
  const [grid] = smallRegistry(profile).grids;
  if (grid === undefined) throw new Error('the small county has no grid');
  return grid;
}

export type Call = {
  readonly phone: string;
  readonly words: string;
  readonly place: string;
  readonly item: string;
  /** Details the item's group asks for: the word chosen, by the label it stands under. */
  readonly details?: Readonly<Record<string, string>>;
};

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
export async function takeIn(desk: Page, taken: Call, profile: ProfileId = 'LYG'): Promise<string> {
  const { phone, words, place, item, details = {} } = taken;
  await ready(desk);
  await desk.keyboard.press('F2');
  const grid = firstGrid(profile);
  const form = desk.getByRole('form', { name: '受理登记' });
  const numbered = form.getByTestId('intake-number');
  await expect(numbered).toHaveText(new RegExp(`^${profile}\\d{8}-\\d{7,8}$`));
  const number = (await numbered.textContent()) ?? '';
  // Places and items are found in the registry: with it this field appears.
  const itemField = form.getByRole('combobox', { name: /事项/ });
  await expect(itemField).toBeVisible();
  await expect(form.getByLabel('电话')).toBeFocused();
  await desk.keyboard.type(phone);
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(words);
  await tabTo(desk, form.getByLabel('地址'));
  await desk.keyboard.type(place);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(grid.code);
  await desk.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: '网格' })).toHaveValue(new RegExp(grid.name));
  await tabTo(desk, itemField);
  await desk.keyboard.type(item);
  await desk.keyboard.press('Enter');
  await expect(itemField).toHaveValue(new RegExp(item));
  for (const [label, option] of Object.entries(details))
    await form.getByLabel(new RegExp(`^${label}`)).selectOption(option);
  await desk.keyboard.press('Control+Enter');
  await expect(eventPane(desk)).toContainText(number);
  return number;
}

/** The open event. */
export const eventPane = (desk: Page): Locator => desk.locator('section.event');

/** How long a button that was there a moment ago may take to be pressed, before the screen is looked at again, ms. */
const aWhile = 5_000;

/** The words of a form's fields, by label: typed, chosen from a list, or found by name as an operator finds them. */
export async function fillForm(desk: Page, form: Locator, words: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(words)) {
    const field = form.getByLabel(label).first();
    if ((await field.evaluate((e) => e.tagName)) === 'SELECT') await field.selectOption(text);
    else if ((await field.getAttribute('role')) === 'combobox') {
      await field.fill(text);
      // The list under the field: a filter of the queue has options of the same names.
      await desk.locator('[role=option]', { hasText: text }).first().waitFor();
      await field.press('Enter');
    } else await field.fill(text);
  }
}

/** Opens an act, says its words and sends it; it is done when its form is gone. */
export async function doAct(
  desk: Page,
  kind: string,
  words: Readonly<Record<string, string>> = {},
  proof?: string,
): Promise<void> {
  const form = await openAct(desk, kind);
  await fillForm(desk, form, words);
  if (proof !== undefined) await form.getByRole('textbox', { name: '佐证' }).fill(proof);
  await send(desk);
  await expect(form).toBeHidden();
}

/** Opens the event of a number from the list. */
export async function openEvent(desk: Page, number: string): Promise<void> {
  await row(desk, number).click();
  await expect(eventPane(desk)).toContainText(number);
}

/** What is said of an act of this state that this person cannot do here. */
export async function whyNotDone(desk: Page, kind: string): Promise<string> {
  const bar = desk.getByRole('toolbar', { name: '可办的操作' });
  const more = bar.getByRole('button', { name: '更多', expanded: false });
  const why = bar.getByRole('button', { name: '不能办的及原因', expanded: false });
  const line = desk.locator(`[data-why-not~="${kind}"]`);
  await expect(async () => {
    if (await more.isVisible()) await more.click({ timeout: aWhile });
    if (await why.isVisible()) await why.click({ timeout: aWhile });
    await expect(line).toBeVisible({ timeout: aWhile });
  }).toPass({ timeout: 15_000 });
  return await line.innerText();
}

/** Opens the form of an act by its button, where it is not open already. */
export async function openAct(desk: Page, kind: string): Promise<Locator> {
  const form = desk.locator(`[data-act-form="${kind}"]`);
  const button = desk.locator(`[data-act="${kind}"]`);
  const bar = desk.getByRole('toolbar', { name: '可办的操作' });
  const more = bar.getByRole('button', { name: '更多', expanded: false });
  // What is offered may change between two looks, by what others do: it is looked at again until the form is there.
  await expect(async () => {
    if (!(await form.isVisible())) {
      if (!(await button.isVisible()) && (await more.isVisible())) await more.click({ timeout: aWhile });
      await button.click({ timeout: aWhile });
    }
    await expect(form).toBeVisible({ timeout: aWhile });
  }).toPass({ timeout: 15_000 });
  return form;
}

export const send = (desk: Page): Promise<void> => desk.keyboard.press('Control+Enter');

/** The dispatch card has its recommendation (D1): now it can be checked and sent. */
export const recommended = (desk: Page): Promise<void> =>
  expect(desk.locator('[data-act-form="event.dispatch"]').getByLabel('主办')).toHaveValue('城市管理局');

/** Words of the line's badge in the strip. */
export const line = (desk: Page): Locator => desk.getByRole('status', { name: '线路状态' });

/** Everything done at this desk has its answer from the hub. */
export const allSent = (desk: Page): Promise<void> =>
  expect(desk.locator('header').getByRole('button', { name: /待发 0/ })).toBeVisible();

export const row = (desk: Page, number: string): Locator => desk.locator(`[data-number="${number}"]`);

/** Lines of the open event that say somebody was told of the result. */
export const tellings = (desk: Page): Locator => eventPane(desk).locator('[data-kind="event.feedbackRecorded"]');

/** Tells everybody who is owed word by the keys alone, until the event may close: one of the two is offered, never both (F2). */
export async function tellAll(desk: Page): Promise<void> {
  const close = desk.locator('[data-act="event.close"]');
  const tell = desk.locator('[data-act="event.recordFeedback"]');
  for (;;) {
    await expect(tell.or(close).first()).toBeVisible();
    if (await close.isVisible()) return;
    const told = await tellings(desk).count();
    const form = await openByKey(desk, 'event.recordFeedback');
    await typeInto(desk, form.getByLabel('告知对象'), '来电人');
    await sendForm(desk, form);
    // What is offered next is known when this one stands in the journal.
    await expect(tellings(desk)).toHaveCount(told + 1);
  }
}

/** Value of a figure on the wall, by its label. */
export const onWall = (wall: Page, label: string): Locator =>
  wall.locator('.w-kpi', { has: wall.getByText(label, { exact: true }) }).locator('.w-kpi-value');
