import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { call, takeIn } from './support/desk.ts';
import { test } from './support/world-test.ts';

test.setTimeout(180_000);
const secret = 'the secret of this room';

test('I1, I2, I4 given a softphone bridge, when somebody rings, then one key opens the form with the number and its history; a second call keeps the first half-typed form', async ({
  startWorldWith,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-ring-'));
  const at = path.join(folder, 'phone.sock');
  try {
    const { desk, signIn } = await startWorldWith({
      env: { GRIDDESK_TELEPHONY: at, GRIDDESK_TELEPHONY_SECRET: secret },
    });
    await signIn('countySeat');
    const known = call(1);
    await takeIn(desk, known);
    const bridge = connect(at);
    await once(bridge, 'connect');
    const say = (line: object): boolean => bridge.write(`${JSON.stringify(line)}\n`);
    say({ t: 'hello', secret });
    say({ t: 'ringing', call: 'first', number: known.phone, line: '2' });

    const ringing = desk.getByRole('region', { name: '来电', exact: true });
    await expect(ringing).toContainText(known.phone);
    await expect(ringing).toContainText('来过 1 件');
    await desk.keyboard.press('F3');
    await expect(desk.getByLabel('电话')).toHaveValue(known.phone);
    say({ t: 'answered', call: 'first' });
    await expect(ringing).toContainText('通话中');
    await desk.getByLabel('诉求').fill('还是那堆垃圾，今天又多了');
    await expect(desk.getByText('已存本机')).toBeVisible();

    say({ t: 'ringing', call: 'second', number: '12800009999', line: '3' });
    await expect(ringing).toContainText('此号码没有来过');
    // The cursor stands in the words of the first call: the key answers all the same.
    await desk.keyboard.press('F3');
    await expect(desk.getByLabel('电话')).toHaveValue('12800009999');
    await expect(desk.getByLabel('诉求')).toHaveValue('');
    await desk.getByRole('button', { name: /还是那堆垃圾/ }).click();
    await expect(desk.getByLabel('电话')).toHaveValue(known.phone);
    await expect(desk.getByLabel('诉求')).toHaveValue('还是那堆垃圾，今天又多了');

    bridge.end();
    await expect(ringing).toBeHidden();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
