import { expect, type Page } from '@playwright/test';
import type { Command } from '../../shared/domain/verbs.ts';
import { type Colleague, colleagueOf } from './support/colleague.ts';
import { firstGrid, ready } from './support/desk.ts';
import { hasRuntime } from './support/electron-host.ts';
import { test } from './support/world-test.ts';

const event = '0190d000-0000-7000-8000-000000000001';

/** A fire that a colleague registers and flags as a major event. */
async function flagMajor(by: Colleague): Promise<void> {
  const grid = firstGrid();
  const steps: Command[] = [
    {
      kind: 'event.register',
      event,
      number: 'LYG20261119-9990001',
      title: '仓库火情',
      content: '仓库西侧冒黑烟。',
      item: 'unclassified',
      place: { text: grid.name, lon: null, lat: null, grid: grid.code, gridBasis: 'chosen', area: grid.code },
      channel: 'phone',
      foreign: null,
      requester: { kind: 'anonymous' },
      occurredAt: null,
      toldAt: Date.now() - 1_000,
      severity: 2,
      major: null,
    },
    { kind: 'event.reportToCenter', event, reason: '' },
    { kind: 'event.flagMajor', event, majorKind: 'suddenIncident', reason: '火情', departments: ['应急'] },
  ];
  for (const step of steps) expect((await by.act(step)).fact.kind).not.toBe('command.refused');
}

type Notice = { readonly title: string; readonly open: boolean };

/** The window is behind others, and what the browser is asked to show is written down instead. */
const told = (desk: Page): Promise<void> =>
  desk.evaluate(() => {
    const shown: { title: string; open: boolean }[] = [];
    class Recorded extends EventTarget {
      static readonly permission = 'granted';
      readonly #one: { title: string; open: boolean };
      constructor(title: string) {
        super();
        this.#one = { title, open: true };
        shown.push(this.#one);
      }
      close(): void {
        this.#one.open = false;
      }
    }
    Object.assign(globalThis, { Notification: Recorded, shownNotices: shown });
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
const notices = (desk: Page): Promise<readonly Notice[]> =>
  desk.evaluate(() => (Reflect.get(globalThis, 'shownNotices') as Notice[]).map((one) => ({ ...one })));

test('A3–A5, W1 given a major event of a colleague, when it comes, then it takes the desk until somebody takes it, and who has it stands in the journal and after a restart', async ({
  world,
}, { project }) => {
  // One host is enough: the shell's part has its own tests.
  test.skip(project.name !== 'kiosk', 'the browser host shows it');
  const { desk } = world;
  await world.signIn('countySeat');
  await ready(desk);
  const takeover = desk.getByRole('alertdialog', { name: '重大紧急情况' });
  await expect(takeover).toBeHidden();

  await told(desk);
  const leader = await colleagueOf(world, 'shiftLeader');
  await flagMajor(leader);

  await expect(takeover).toContainText('仓库火情');
  // The window is behind others here, so the browser's own notice tells of it too.
  await expect.poll(() => notices(desk)).toEqual([{ title: '【紧急】重大事件待处置 Major event waits', open: true }]);
  await expect(desk.locator('.alarm-line')).toHaveAttribute('data-ringing', 'urgent');
  // The button and not the key: Enter counts only 600 ms after it came up.
  await takeover.getByRole('button', { name: /我来接管/ }).click();
  await expect(takeover).toBeHidden();
  await expect.poll(async () => (await notices(desk)).map((one) => one.open)).toEqual([false]);

  const mine = async (): Promise<boolean> =>
    (await leader.journal()).some(
      ({ fact }) => fact.kind === 'dossier.acted' && fact.machine === 'alarmHandling' && fact.act === 'acknowledge',
    );
  await expect.poll(mine).toBe(true);
  leader.leave();

  const after = (await world.restartConsole()).desk;
  await ready(after);
  await after.getByRole('navigation').getByRole('button', { name: /告警/ }).click();
  const row = after.locator('.alarm-row[data-kind="major"]');
  await expect(row).toHaveAttribute('data-state', 'acknowledged');
  await expect(after.getByRole('alertdialog', { name: '重大紧急情况' })).toBeHidden();
});

test('A5 given every window is behind others, when a major event comes, then the system tells of it and the taskbar flashes, until somebody acts', async ({
  world,
}, { project }) => {
  test.skip(project.name !== 'electron', 'the shell of Electron');
  test.skip(hasRuntime, 'what the system shows can be read of the stand-in only');
  await world.signIn('countySeat');
  await ready(world.desk);
  const leader = await colleagueOf(world, 'shiftLeader');
  await flagMajor(leader);
  const said = world.console.said;
  await expect.poll(said).toContain('[notification] 【紧急】重大事件待处置');
  // Kind and number, no title: a locked screen is read by whoever passes.
  expect(said()).not.toContain('仓库火情');
  expect(said()).toContain('[flash frame] true');
  await world.desk.getByRole('button', { name: /我来接管/ }).click();
  await expect.poll(said).toMatch(/\[flash frame\] true[^]*\[flash frame\] false/);
  leader.leave();
});
