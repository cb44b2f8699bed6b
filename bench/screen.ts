/**
 * The desk in a browser: key press → painted change, script time of the queue under 50 changes a second against a bare TanStack
 * table of as many rows that hears of as many changes (P10), frames while it is scrolled through, and the heap of the window (P7). Needs a build (`npm run build`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { buildBareTable } from './bare-table/build.ts';
import { deskUrl, heapOf, openDesk, startBrowser, startKiosk, viewport } from './desk-page.ts';
import { filledHub } from './filled-hub.ts';
import { percentiles, round } from './measure.ts';
import { changeRows, registerSome } from './touched-events.ts';

const perSecond = 50;
const watchedMs = 20_000;
const presses = 200;
const scrolledMs = 10_000;
/** A frame: some 80 rows a second at 60 frames. */
const scrolledPixels = 60;
/** Events whose severity the seats go on correcting: as many as the list draws. */
const touchedRows = 24;

export async function benchScreen(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-screen-'));
  say(`filling a hub with ${events} events`);
  const hub = await filledHub(events - touchedRows);
  const touched = await registerSome(hub, touchedRows);
  let program = startKiosk(hub.url, dir);
  const browser = await startBrowser();
  try {
    const desk = await openDesk(browser, await deskUrl(program), events);
    const tools = await desk.context().newCDPSession(desk);
    say('keys');
    const keys = await keyToPaint(desk);
    say('changes');
    const change = (): Promise<void> => changeRows(hub, touched, perSecond / 10);
    const besideMs = await scriptUnder(tools, change);
    await desk.locator('.event .icon-button').last().click();
    const aloneMs = await scriptUnder(tools, change);
    say('scrolling');
    const scroll = await framesUnder(desk, '.queue-rows', change);
    const heapMiB = await heapOf(tools);
    await desk.context().close();
    say('cold start');
    await program.stop();
    const begun = performance.now();
    program = startKiosk(hub.url, dir);
    const coldStartMs = await firstRow(browser, await deskUrl(program), begun);
    say('bare table');
    const bare = await bareTable(browser, events, change);
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
      frames: { desk: scroll, bare: bare.scroll },
      coldStartMs,
      heapMiB: { desk: heapMiB, bare: bare.heapMiB },
    };
  } finally {
    await browser.close();
    await program.stop();
    await hub.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** From the start of the program to the first row of the queue in a window, ms: whoever was signed in still is. */
async function firstRow(browser: Browser, url: string, begun: number): Promise<number> {
  const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage();
  await page.goto(url);
  await page.locator('[data-view="open"]').click();
  await page.locator('[data-event]').first().waitFor();
  const ms = round(performance.now() - begun, 0);
  await page.context().close();
  return ms;
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

type Frames = {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Share of the frames in which a row in sight had nothing to show yet. */
  readonly empty: number;
};

/** In the page, as text: scrolls with every frame and takes down how long each was, ms, and whether a row in sight was empty. */
const scrollWatch = (selector: string): string => `new Promise((done) => {
  const box = document.querySelector(${JSON.stringify(selector)});
  const [times, begun] = [[], performance.now()];
  let [last, empty] = [0, 0];
  const frame = (at) => {
    if (last > 0) times.push(at - last);
    last = at;
    const { top, bottom } = box.getBoundingClientRect();
    const isBare = (slot) => { const r = slot.getBoundingClientRect(); return r.bottom > top && r.top < bottom; };
    if ([...box.querySelectorAll('.queue-slot:empty')].some(isBare)) empty += 1;
    box.scrollTop += ${scrolledPixels};
    if (at - begun < ${scrolledMs}) requestAnimationFrame(frame);
    else done({ times, empty: empty / times.length });
  };
  requestAnimationFrame(frame);
})`;

/** Frames while the rows are scrolled through and \`change\` is told every 100 ms. */
async function framesUnder(page: Page, selector: string, change: () => Promise<void>): Promise<Frames> {
  let scrolling = true;
  const watched = page.evaluate<{ times: number[]; empty: number }>(scrollWatch(selector)).finally(() => {
    scrolling = false;
  });
  while (scrolling) {
    const next = performance.now() + 100;
    await change();
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
  }
  const { times, empty } = await watched;
  return { ...percentiles(times), longest: round(Math.max(...times)), empty: round(empty, 4) };
}

/** @param beside the hub's and the station's work, which shares the machine with both tables */
async function bareTable(browser: Browser, events: number, beside: () => Promise<void>) {
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.setContent('<div id="root"></div>');
  await page.evaluate((count) => Object.assign(globalThis, { rowCount: count }), events);
  await page.addScriptTag({ content: await buildBareTable() });
  await page.locator('[data-row]').nth(5).waitFor();
  const tools = await page.context().newCDPSession(page);
  const change = async (): Promise<void> => {
    await page.evaluate((n) => {
      const { touch } = globalThis as unknown as { touch: (count: number) => void };
      touch(n);
    }, perSecond / 10);
    await beside();
  };
  const scriptMs = await scriptUnder(tools, change);
  const scroll = await framesUnder(page, '#root > div', change);
  return { scriptMs, scroll, heapMiB: await heapOf(tools) };
}
