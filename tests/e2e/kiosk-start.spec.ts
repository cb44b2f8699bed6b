import { chmodSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Program, runProgram } from '../support/program.ts';
import { kioskProgram } from './support/kiosk-host.ts';
import { test } from './support/world-test.ts';

// The browser host's command line: what it says when something stands against it, and how it ends.
test.beforeEach(() => {
  test.skip(test.info().project.name !== 'kiosk', 'questions to the browser host');
});

// Nobody listens there: a console starts without its hub.
const noHub = 'http://127.0.0.1:9';
const started: Program[] = [];
function start(dataDir: string, ...more: readonly string[]): Program {
  const args = ['--hub', noHub, '--data', dataDir, '--port', '0', '--no-open', ...more];
  const kiosk = runProgram(kioskProgram, args);
  started.push(kiosk);
  return kiosk;
}
test.afterEach(async () => {
  for (const kiosk of started.splice(0)) await kiosk.kill();
});
const ready = /^值守台 \/ desk: +http:\/\/127\.0\.0\.1:(\d+)\/\?t=\S{40,}$/m;

test('given a new data folder, when started and stopped, then it is the owner’s alone and nothing is left running', async () => {
  const folder = test.info().outputPath('data');
  const kiosk = start(folder);
  await kiosk.line(ready);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) {
    // A database's side file comes and goes.
    const stat = statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined) expect(stat.mode & 0o077, name).toBe(0);
  }
  expect(await kiosk.stop()).toBe(0);
  expect(kiosk.said()).toContain('已停止');
});

test('given a console on the folder, when a second one starts on it, then it says so and ends', async () => {
  const folder = test.info().outputPath('data');
  const first = start(folder);
  await first.line(ready);
  const second = start(folder);
  expect(await second.ended()).toBe(1);
  expect(second.said()).toMatch(/正被另一个值守台使用/);
  expect(await first.stop()).toBe(0);
});

test('given a port in use, when a second console wants it, then it says so and what to do', async () => {
  const first = start(test.info().outputPath('first'));
  const [, port = ''] = await first.line(ready);
  const second = start(test.info().outputPath('second'), '--port', port);
  expect(await second.ended()).toBe(1);
  expect(second.said()).toMatch(new RegExp(`端口 ${port} 已被占用[^]*--port`));
  expect(await first.stop()).toBe(0);
});

test('given a key file others may read, when started, then it is refused with the way out (R9)', async () => {
  const folder = test.info().outputPath('data');
  const first = start(folder);
  await first.line(ready);
  await first.stop();
  chmodSync(path.join(folder, 'station.key'), 0o644);
  const second = start(folder);
  expect(await second.ended()).toBe(1);
  expect(second.said()).toContain('chmod 600');
});

test('given no hub address, when started, then the usage is shown', async () => {
  const kiosk = runProgram(kioskProgram, []);
  expect(await kiosk.ended()).toBe(1);
  expect(kiosk.said()).toContain('--hub');
});
