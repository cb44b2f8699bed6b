import { expect } from '@playwright/test';
import { allSent, call, eventPane, line, ready, takeIn } from './support/desk.ts';
import { signInFields } from './support/world.ts';
import { test } from './support/world-test.ts';

test.setTimeout(180_000);

test('O3 given the hub out of reach, when a known operator signs in, finds an event by two words and takes a call, then the console asks for the hub’s sign-in at the return and all is sent', async ({
  world,
}) => {
  const { desk, hub, accounts } = world;
  await world.signIn('countySeat');
  const before = await takeIn(desk, call(1));
  await allSent(desk);
  await hub.stop();
  await expect(line(desk)).toContainText('离线值守', { timeout: 10_000 });
  const chip = desk.getByRole('button', { name: /^值守人员/ });
  await chip.click();
  await expect(chip).toContainText('再按一次退出');
  await chip.click();

  // A stranger is told; who worked here before goes on.
  const fields = signInFields(desk);
  const signIn = async (account: string, password: string): Promise<void> => {
    await fields.account.fill(account);
    await fields.password.fill(password);
    await fields.password.press('Enter');
  };
  await expect(desk.getByText(/30 天内在本机登录过的账号/)).toBeVisible();
  await signIn('nobody', 'x');
  await expect(desk.getByRole('alert')).toContainText('没有在本机登录过');
  const { account, password } = accounts.countySeat;
  await signIn(account, password);
  await ready(desk);
  await expect(line(desk)).toContainText('离线值守');

  // By keyboard alone: two words, down, Enter.
  await desk.keyboard.press('Control+f');
  await expect(desk.getByRole('searchbox', { name: '查找事件' })).toBeFocused();
  await desk.keyboard.type('垃圾 东头');
  const found = desk.locator('.search-row');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(before);
  await expect(found.locator('mark').first()).toBeVisible();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(eventPane(desk)).toContainText(before);
  await takeIn(desk, call(2));

  await hub.start();
  const banner = desk.locator('[data-alarm="sessionEnded"]');
  await expect(banner).toContainText('线路已恢复，请登录一次', { timeout: 20_000 });
  await banner.getByRole('button', { name: '重新登录' }).click();
  await signIn(account, password);
  await ready(desk);
  await allSent(desk);
});
