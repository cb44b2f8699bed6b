import { expect } from '@playwright/test';
import { call, eventPane, line, openAct, ready, send, takeIn } from './support/desk.ts';
import { test } from './support/world-test.ts';

test('given a wrong hub address, when it is set, then the screen says so, work goes on, and the right one brings everything back', async ({
  world,
}) => {
  const { desk, hub } = world;
  await world.signIn('countySeat');
  await ready(desk);
  const setAddress = async (url: string): Promise<void> => {
    await desk.getByRole('button', { name: '设置' }).click();
    await desk.getByLabel('县中心地址').fill(url);
    await desk.getByRole('button', { name: '保存并连接' }).click();
    await desk.keyboard.press('Escape');
  };
  await desk.getByRole('button', { name: '设置' }).click();
  await desk.getByLabel('县中心地址').fill('not an address');
  await desk.getByRole('button', { name: '保存并连接' }).click();
  await expect(desk.getByRole('dialog')).toContainText('http');
  await desk.keyboard.press('Escape');
  await expect(line(desk)).toHaveAttribute('data-line', 'online');

  await setAddress('http://127.0.0.1:9/');
  await expect(line(desk)).not.toHaveAttribute('data-line', 'online', { timeout: 15_000 });
  const number = await takeIn(desk, call(1));
  await expect(desk.locator('header').getByRole('button', { name: /待发 2/ })).toBeVisible();

  await setAddress(hub.url);
  await expect(line(desk)).toHaveAttribute('data-line', 'online', { timeout: 15_000 });
  await expect(desk.locator('header').getByRole('button', { name: /待发 0/ })).toBeVisible();
  await expect(eventPane(desk)).toContainText(number);
});

test('given a form that lacks something, when it is sent, then it says what and keeps every word', async ({
  world,
}) => {
  const { desk } = world;
  await world.signIn('countySeat');
  await takeIn(desk, call(2));
  const note = await openAct(desk, 'event.addNote');
  await send(desk);
  await expect(desk.getByRole('alert')).toContainText('还差');
  await note.getByRole('textbox').first().fill('半句话');
  await expect(note.getByRole('textbox').first()).toHaveValue('半句话');
  await desk.keyboard.press('F2');
  await desk.getByLabel('诉求').fill('只有诉求，没有地点');
  await send(desk);
  await expect(desk.getByRole('alert')).toContainText('还差');
  await expect(desk.getByLabel('诉求')).toHaveValue('只有诉求，没有地点');
});

test('Q5 given the hub is gone, when a list is empty, then it says unknown and since when, never that nothing happens', async ({
  world,
}) => {
  const { desk, hub } = world;
  await world.signIn('countySeat');
  await ready(desk);
  await expect(desk.getByText('链路正常')).toBeVisible();
  await hub.kill();
  await expect(line(desk)).toHaveAttribute('data-line', 'offline', { timeout: 15_000 });
  await expect(desk.getByText('链路正常')).toBeHidden();
  await expect(desk.getByText('不详').first()).toBeVisible();
});
