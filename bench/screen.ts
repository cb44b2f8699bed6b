/**
 * The desk in a browser: key press → painted change, script time of the queue under 50 changes a second against a bare TanStack
 * table of as many rows that hears of as many changes (P10), and the heap of the window (P7). Needs a build (`npm run build`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Hub } from '../hub/hub.ts';
import type { Command } from '../shared/domain/verbs.ts';
import { runProgram } from '../tests/support/program.ts';
import { testId } from '../tests/support/station-fixture.ts';
import { people, registration } from '../tests/support/story.ts';
import { password } from '../tests/support/tiny-county.ts';
import { findBrowser } from '../tools/ensure-browser.ts';
import { buildBareTable } from './bare-table/build.ts';
import { filledHub } from './filled-hub.ts';
import { percentiles, round } from './measure.ts';

const kiosk = path.resolve(import.meta.dirname, '../electron/kiosk/main.ts');
const perSecond = 50;
const watchedMs = 20_000;
const presses = 200;
/** Events whose severity the seats go on correcting: as many as the list draws. */
const touchedRows = 24;
const viewport = { width: 1440, height: 900 };

export async function benchScreen(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-screen-'));
  say(`filling a hub with ${events} events`);
  const hub = await filledHub(events - touchedRows);
  const touched = await registerSome(hub);
  const program = runProgram(kiosk, ['--hub', hub.url, '--data', dir, '--port', '0', '--no-open'], {});
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath !== null && { executablePath }),
  });
  try {
    const [, url = ''] = await program.line(/^值守台 \/ desk: +(\S+)$/m);
    const desk = await openDesk(browser, url, events);
    const tools = await desk.context().newCDPSession(desk);
    say('keys');
    const keys = await keyToPaint(desk);
    say('changes');
    const besideMs = await scriptUnder(tools, () => changeRows(hub, touched));
    await desk.locator('.event .icon-button').last().click();
    const aloneMs = await scriptUnder(tools, () => changeRows(hub, touched));
    const heapMiB = await heapOf(tools);
    await desk.context().close();
    say('bare table');
    const bare = await bareTable(browser, events);
    return {
      events,
      keyToPaint: { ms: keys, presses },
      queueScript: {
        msPerSecond: aloneMs,
        withAnEventOpen: besideMs,
        bare: bare.scriptMs,
        ratio: round(aloneMs / bare.scriptMs, 2),
        perSecond,
      },
      heapMiB: { desk: heapMiB, bare: bare.heapMiB },
    };
  } finally {
    await browser.close();
    await program.stop();
    await hub.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function openDesk(browser: Browser, url: string, events: number): Promise<Page> {
  const desk = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage();
  await desk.goto(url);
  await desk.locator('input[autocomplete="username"]').fill(people.director.account);
  await desk.locator('input[autocomplete="current-password"]').fill(password);
  await desk.keyboard.press('Enter');
  await desk.locator('[data-view="open"]').click({ timeout: 600_000 });
  await desk.locator(`[data-view="all"][aria-label$=" ${events}"]`).waitFor({ timeout: 600_000 });
  await desk.locator('select.tool').first().selectOption('registered');
  await desk.locator('[data-event][data-state="registered"]').nth(5).waitFor({ timeout: 60_000 });
  return desk;
}

/** In the page, as text, for no other code of the benches knows of one: from the key to a task after the frame that shows the change. */
const pressWatch = `globalThis.pressed = new Promise((done) => {
  let at = 0;
  const chosen = () => document.querySelector('[data-event][aria-selected="true"]')?.id;
  const from = chosen();
  addEventListener('keydown', (e) => { at = e.timeStamp; }, { capture: true, once: true });
  const look = new MutationObserver(() => {
    if (at === 0 || chosen() === from) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - at)));
  });
  look.observe(document.body, { subtree: true, attributes: true, childList: true });
});
null`;

/** From the press of J to the frame after the cursor stands on the next row, ms. */
async function keyToPaint(desk: Page): Promise<ReturnType<typeof percentiles>> {
  await desk.locator('[data-event]').first().click();
  const times: number[] = [];
  for (let n = 0; n < presses; n++) {
    await desk.evaluate(pressWatch);
    await desk.keyboard.press(n % 20 < 10 ? 'j' : 'k');
    times.push(await desk.evaluate<number>('globalThis.pressed'));
  }
  return percentiles(times);
}

/** Milliseconds of script a second while `change` is told every 100 ms. */
async function scriptUnder(tools: CDPSession, change: () => Promise<void>): Promise<number> {
  await tools.send('Performance.enable');
  const script = async (): Promise<number> => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return metrics.find((m) => m.name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const [from, began] = [await script(), performance.now()];
  while (performance.now() - began < watchedMs) {
    const next = performance.now() + 100;
    await change();
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
  }
  return round(((await script()) - from) / ((performance.now() - began) / 1e6), 2);
}

let offered = 0;
const offer = (hub: Hub, commands: readonly Command[]): Promise<unknown> =>
  hub.offer(
    commands.map((command) => ({
      id: testId(),
      station: 'bench-2',
      n: ++offered,
      session: 'bench',
      actor: people.director,
      at: Date.now(),
      command,
    })),
  );

/** The newest events of the county, in sight where the list shows the newest first. */
async function registerSome(hub: Hub): Promise<readonly string[]> {
  const ids = Array.from({ length: touchedRows }, testId);
  await offer(
    hub,
    ids.map((event, n) => ({ ...registration({ number: `N${n}`, toldAt: Date.now(), severity: 4 }), event })),
  );
  return ids;
}

let turn = 0;
/** A tenth of a second's changes, each to be seen in a row: its severity turns from 3 to 4 or back. */
async function changeRows(hub: Hub, ids: readonly string[]): Promise<void> {
  const commands = Array.from({ length: perSecond / 10 }, (): Command => {
    const at = turn++;
    const severity = Math.floor(at / ids.length) % 2 === 0 ? 3 : 4;
    return { kind: 'event.classify', event: ids[at % ids.length] ?? '', item: '0102', severity, reason: '' };
  });
  await offer(hub, commands);
}

async function heapOf(tools: CDPSession): Promise<number> {
  await tools.send('HeapProfiler.enable');
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  return round(usedSize / 2 ** 20, 1);
}

async function bareTable(browser: Browser, events: number): Promise<{ scriptMs: number; heapMiB: number }> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.setContent('<div id="root"></div>');
  await page.evaluate((count) => Object.assign(globalThis, { rowCount: count }), events);
  await page.addScriptTag({ content: await buildBareTable() });
  await page.locator('[data-row]').nth(5).waitFor();
  const tools = await page.context().newCDPSession(page);
  const change = (): Promise<void> =>
    page.evaluate((n) => {
      const { touch } = globalThis as unknown as { touch: (count: number) => void };
      touch(n);
    }, perSecond / 10);
  const scriptMs = await scriptUnder(tools, change);
  return { scriptMs, heapMiB: await heapOf(tools) };
}
