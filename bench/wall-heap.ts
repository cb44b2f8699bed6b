/**
 * P11: the heap of a page of twelve charts after 600 redraws and after a day's 86,400. A small page and no pauses: what is measured is
 * what stays, not the painting of a 4K page. What V8 compiles of ECharts counts as heap and is told apart, and looked at between, for
 * it has an end: a leak would be objects, and would go on. Takes some minutes and needs a Chromium.
 */
import type { CDPSession } from 'playwright-core';
import { round } from './measure.ts';
import { type ChartsPage, charts, type Drawing, openChartsPage } from './wall-page.ts';

const warm = 600;
const day = 86_400;
const step = 1_200;
/** Where it is looked at between: what has an end stands still from one of these to the next. */
const between: ReadonlySet<number> = new Set([10_200, 20_400, 43_800]);
/** A busy machine may not get through a day's redraws: what was reached is told. */
const mostMs = 900_000;

type Heap = { readonly objectsMiB: number; readonly codeMiB: number; readonly allMiB: number };
type Snapshot = {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
};

const mib = (bytes: number): number => round(bytes / 2 ** 20, 2);

async function snapshotOf(devtools: CDPSession): Promise<Snapshot> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', {});
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join('')) as Snapshot;
}

/** Everything that is reachable, by what it is. */
async function heapOf(devtools: CDPSession): Promise<Heap> {
  const { snapshot, nodes } = await snapshotOf(devtools);
  const fields = snapshot.meta.node_fields;
  const [types] = snapshot.meta.node_types;
  const [width, type, size] = [fields.length, fields.indexOf('type'), fields.indexOf('self_size')];
  const compiled = new Set(['code', 'object shape'].map((name) => types.indexOf(name)));
  let [code, all] = [0, 0];
  for (let at = 0; at < nodes.length; at += width) {
    const bytes = nodes[at + size] ?? 0;
    all += bytes;
    if (compiled.has(nodes[at + type] ?? -1)) code += bytes;
  }
  return { objectsMiB: mib(all - code), codeMiB: mib(code), allMiB: mib(all) };
}

/** Redraws `from` up to `upto`, a frame after each lot. */
const redraw = ({ page }: ChartsPage, from: number, upto: number): Promise<void> =>
  page.evaluate(
    async ({ from, upto, charts }) => {
      const { draw } = globalThis as unknown as Drawing;
      for (let n = from; n < upto; n++) draw(n % charts, n);
      await new Promise((next) => requestAnimationFrame(next));
    },
    { from, upto, charts },
  );

export async function benchWallHeap(say: (line: string) => void): Promise<unknown> {
  const open = await openChartsPage(960, 540);
  try {
    const devtools = await open.page.context().newCDPSession(open.page);
    await devtools.send('HeapProfiler.enable');
    await redraw(open, 0, warm);
    const early = await heapOf(devtools);
    say(`wall: ${warm} redraws, ${JSON.stringify(early)}`);
    const began = performance.now();
    const meanwhile: { readonly redraws: number; readonly heap: Heap }[] = [];
    let n = warm;
    while (n < day && performance.now() - began < mostMs) {
      const upto = Math.min(day, n + step);
      await redraw(open, n, upto);
      n = upto;
      if (!between.has(n)) continue;
      meanwhile.push({ redraws: n, heap: await heapOf(devtools) });
      say(`wall: ${n} of ${day} redraws, ${JSON.stringify(meanwhile.at(-1)?.heap)}`);
    }
    const late = await heapOf(devtools);
    return {
      charts,
      redraws: n,
      wholeDay: n === day,
      after600: early,
      meanwhile,
      atTheEnd: late,
      ratio: { objects: round(late.objectsMiB / early.objectsMiB, 2), all: round(late.allMiB / early.allMiB, 2) },
      seconds: round((performance.now() - began) / 1000, 0),
    };
  } finally {
    await open.close();
  }
}
