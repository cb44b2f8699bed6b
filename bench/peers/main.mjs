/**
 * The same work on PouchDB, RxDB (memory) and PowerSync for Node, beside plain SQLite: so many events of 16 fields put in, a page of a
 * queue, a count, a search of two characters, updates applied in batches. Prints one JSON object; ratios are to plain SQLite in this run.
 * `node main.mjs [--events 20000]`, see README.md. None of it is part of the product.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pouch } from './pouch.mjs';
import { powersync } from './powersync.mjs';
import { rx } from './rx.mjs';
import { sqlite } from './sqlite.mjs';

const { values } = parseArgs({ options: { events: { type: 'string', default: '20000' } } });
const count = Number(values.events);
const batch = 100;
const updates = 2_000;

const things = ['路灯', '井盖', '路面', '围挡', '垃圾', '噪音', '下水道', '护栏'];
const troubles = ['不亮', '缺失', '积水', '破损', '堆放', '扰民', '堵塞'];
const states = ['triage', 'assigned', 'inHandling', 'handled', 'closed'];

/** Events of 16 fields, the same in every run. */
const events = Array.from({ length: count }, (_, n) => ({
  id: `0190-${String(n).padStart(9, '0')}`,
  number: `LYG20250901-${String(n).padStart(8, '0')}`,
  title: `${n % 97}号${things[n % 8]}${troubles[n % 7]}`,
  content: `第${n % 900}号门前${things[(n * 7) % 8]}${troubles[(n * 3) % 7]}，请尽快处理，已持续${n % 9}天。`,
  state: states[n % 5],
  level: n % 3 === 0 ? 'county' : 'town',
  severity: 1 + (n % 4),
  area: `320722${String(n % 23).padStart(3, '0')}`,
  item: String(100 + (n % 60)),
  department: `d${n % 12}`,
  due: 1_700_000_000_000 + ((n * 7_919) % count) * 60_000,
  registered: 1_690_000_000_000 + n * 60_000,
  lon: 118.7 + (n % 100) / 500,
  lat: 34.5 + (n % 77) / 500,
  phone: `139${String(n % 99_999).padStart(8, '0')}`,
  version: 1,
}));

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

async function timed(times, work) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await work(i);
    all.push(performance.now() - from);
  }
  return median(all);
}

async function measure(open) {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-peer-'));
  const peer = await open(dir);
  try {
    const insertMs = await timed(1, async () => {
      for (let n = 0; n < count; n += 500) await peer.insert(events.slice(n, n + 500));
    });
    const middle = 1_700_000_000_000 + (count / 2) * 60_000;
    let found = 0;
    const pageMs = await timed(21, async (i) => {
      const rows = await peer.page('triage', middle + i * 60_000, 50);
      if (rows.length !== 50) throw new Error(`a page of ${rows.length}`);
    });
    const countMs = await timed(1, async () => {
      if ((await peer.count('triage')) !== Math.ceil(count / 5)) throw new Error('count');
    });
    // Another word each time: an answer kept from the last time is no search.
    const searchMs = await timed(things.length, async (i) => {
      found += await peer.search(things[i].slice(0, 2));
    });
    const applyMs = await timed(1, async () => {
      for (let n = 0; n < updates; n += batch)
        await peer.apply(
          events.slice(n, n + batch).map((e) => ({ ...e, department: 'dx', due: e.due + 1, version: 2 })),
        );
    });
    return { insertMs, pageMs, countMs, searchMs, applyMs, found };
  } finally {
    await peer.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const plain = await measure(sqlite);
const figures = { sqlite: plain };
for (const [name, open] of Object.entries({ powersync, rx, pouch })) {
  process.stderr.write(`${name}\n`);
  try {
    const own = await measure(open);
    if (own.found !== plain.found) throw new Error(`${name} found ${own.found}, SQLite ${plain.found}`);
    const times = Object.fromEntries(
      Object.keys(own).flatMap((key) =>
        key.endsWith('Ms') ? [[key.replace('Ms', 'Times'), own[key] / plain[key]]] : [],
      ),
    );
    figures[name] = { ...own, ...times };
  } catch (error) {
    // A peer that does not run here must not take the others along; the reason stands in its place.
    figures[name] = { failed: String(error) };
  }
}
const rounded = (_key, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value);
console.log(JSON.stringify({ node: process.version, events: count, updates, figures }, rounded, 2));
process.exit(0);
