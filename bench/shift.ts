/**
 * The heap of a desk's window over a shift of twelve hours, at fast forward: every hour has the work of an hour of a busy seat
 * (events opened, noted, closed, views and pages changed, the palette and the settings opened, 900 changes that come from other
 * seats), not its waiting. Hour 1 against hour 12, after all that can be let go was let go. Needs a build (`npm run build`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Hub } from '../hub/hub.ts';
import { deskUrl, heapOf, openDesk, startBrowser, startKiosk } from './desk-page.ts';
import { filledHub } from './filled-hub.ts';
import { round } from './measure.ts';
import { changeRows, registerSome } from './touched-events.ts';

const hours = 12;
/** Events opened in an hour, and changes of others that come between two of them. */
const perHour = 30;
const changesBetween = 30;
const rowsInSight = 12;
/** The pages of the desk by their keys; the last brings the queue back. */
const pageKeys = [
  'Control+2',
  'Control+3',
  'Control+4',
  'Control+5',
  'Control+6',
  'Control+7',
  'Control+8',
  'Control+1',
];

export async function benchShift(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-shift-'));
  say(`filling a hub with ${events} events`);
  const hub = await filledHub(events - rowsInSight);
  const touched = await registerSome(hub, rowsInSight);
  const program = startKiosk(hub.url, dir);
  const browser = await startBrowser();
  try {
    const desk = await openDesk(browser, await deskUrl(program), events);
    const tools = await desk.context().newCDPSession(desk);
    const heapMiB: number[] = [];
    const elements: number[] = [];
    for (let hour = 1; hour <= hours; hour++) {
      await hourOfWork(desk, hub, touched);
      heapMiB.push(await heapOf(tools));
      elements.push(await desk.locator('*').count());
      say(`hour ${hour}: ${heapMiB.at(-1)} MiB`);
    }
    const ratio = round((heapMiB.at(-1) ?? Number.NaN) / (heapMiB[0] ?? Number.NaN), 2);
    return {
      events,
      hours,
      opened: perHour * hours,
      changes: perHour * changesBetween * hours,
      heapMiB,
      elements,
      ratio,
    };
  } finally {
    await browser.close();
    await program.stop();
    await hub.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function hourOfWork(desk: Page, hub: Hub, touched: readonly string[]): Promise<void> {
  for (let n = 0; n < perHour; n++) {
    const id = touched[n % touched.length] ?? '';
    await desk.locator(`[data-event="${id}"]`).click();
    await desk.locator('.event h1').waitFor();
    await changeRows(hub, touched, changesBetween);
    if (n % 10 === 3) await lookAround(desk);
    await desk.keyboard.press('Escape');
    await desk.locator('.event .icon-button').last().click();
    await desk.locator('.event h1').waitFor({ state: 'detached' });
  }
  for (const key of pageKeys) {
    await desk.keyboard.press(key);
    await desk.locator('.rail-item[aria-current="page"]').waitFor();
  }
  for (const view of ['mine', 'overdue', 'all', 'open']) await desk.locator(`[data-view="${view}"]`).click();
  await desk.locator('[data-event][data-state="registered"]').nth(5).waitFor();
}

/** What stands in front of the work and goes away again. */
async function lookAround(desk: Page): Promise<void> {
  await desk.keyboard.press('Control+k');
  await desk.getByRole('dialog', { name: '命令' }).getByRole('combobox').fill('gz');
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog', { name: '命令' }).waitFor({ state: 'detached' });
}
