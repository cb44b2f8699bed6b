/** A desk worked by keyboard alone, and how many keys that took beside the words that were typed. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Keys = {
  /** One key, or several held together. */
  readonly press: (key: string) => Promise<void>;
  /** Words: they are not counted. */
  readonly type: (text: string) => Promise<void>;
  readonly count: () => number;
};

export function keysOf(desk: Page): Keys {
  let pressed = 0;
  return {
    async press(key) {
      pressed += 1;
      await desk.keyboard.press(key);
    },
    type: (text) => desk.keyboard.type(text),
    count: () => pressed,
  };
}

/** Says a line to the command palette; `will` stands in what Enter then does. */
export async function say(desk: Page, line: string, will: RegExp): Promise<void> {
  await desk.keyboard.press('Control+K');
  const palette = desk.getByRole('dialog', { name: '命令' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await desk.keyboard.type(line);
  await expect(palette.getByRole('option', { selected: true })).toContainText(will);
  await desk.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/** Opens the form of an act where it is not open already: by its own key, or by Tab where it has none or another form is open. */
export async function openByKey(desk: Page, kind: string): Promise<Locator> {
  const form = desk.locator(`[data-act-form="${kind}"]`);
  const button = desk.locator(`[data-act="${kind}"]`);
  const more = desk.getByRole('toolbar', { name: '可办的操作' }).getByRole('button', { name: '更多', expanded: false });
  // What is offered may change between two looks, by what others do: it is looked at again until the form is there.
  await expect(async () => {
    if (!(await form.isVisible())) {
      const other = await desk.locator('[data-act-form]').isVisible();
      if (!(await button.isVisible()) && (await more.isVisible())) {
        await tabTo(desk, more);
        await desk.keyboard.press('Enter');
      }
      const own = other ? null : await button.getAttribute('aria-keyshortcuts', { timeout: 5_000 });
      if (own === null) await tabTo(desk, button);
      await desk.keyboard.press(own ?? 'Enter');
    }
    await expect(form).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 15_000 });
  return form;
}

/** Sends the open form; it is done when the form is gone. */
export async function sendForm(desk: Page, form: Locator): Promise<void> {
  await desk.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

/** Goes to a field as the keyboard does, by Tab. */
export async function tabTo(desk: Page, field: Locator): Promise<void> {
  await expect(field).toBeVisible();
  // As many as a whole desk has stops: from what lies behind it the way goes round once.
  for (let n = 0; n < 160; n++) {
    if (await field.evaluate((e) => e === document.activeElement)) return;
    await desk.keyboard.press('Tab');
  }
  await expect(field).toBeFocused();
}

/** Types over what stands in a field. */
export async function typeInto(desk: Page, field: Locator, words: string): Promise<void> {
  await tabTo(desk, field);
  await desk.keyboard.press('Control+A');
  await desk.keyboard.type(words);
}

/** Chooses in a list of few by the arrow keys. */
export async function chooseByKey(desk: Page, list: Locator, words: string): Promise<void> {
  await tabTo(desk, list);
  for (let n = 0; n < 20 && (await list.locator('option:checked').textContent()) !== words; n++)
    await desk.keyboard.press('ArrowDown');
  await expect(list.locator('option:checked')).toHaveText(words);
}
