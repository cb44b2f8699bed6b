import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHub, type Hub } from '../hub/hub.ts';
import { isOpen, states } from '../shared/domain/event/event.ts';
import { rulesOf } from '../shared/wire/rules-of-registry.ts';
import { loadDemo } from './county/load-demo.ts';
import { createRandom } from './county/random.ts';
import { createCommandIds } from './life/command-ids.ts';
import { deskBounds } from './life/desk-share.ts';
import { createLife, type Life } from './life/live.ts';
import { registryOfDemo } from './registry-of-demo.ts';

/** The living county on a real hub, on a clock of the test that jumps from tick to tick. */
const resources = path.resolve(import.meta.dirname, '../resources');
const demo = loadDemo(resources, 'LYG', 'test');
const registry = registryOfDemo(resources, demo);
const read = rulesOf(registry);
const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-life-'));
const minute = 60_000;
let now = Date.parse('2026-11-18T09:00+08:00');
let hub: Hub;
let starts = 0;

const openHub = (): Promise<Hub> =>
  createHub({
    store: { kind: 'pglite', dir },
    seed: { registry, accounts: [] },
    now: () => now,
    log: () => undefined,
    argon2: { memoryCost: 8, timeCost: 1, parallelism: 1 },
  });

async function live(speed: number): Promise<Life> {
  if (!read.ok) throw new Error(read.error.message);
  const random = createRandom(`ids ${(starts += 1)}`);
  const ids = createCommandIds({ profileId: 'LYG', stationNo: 999 - starts, n: (await hub.head()).seq, random });
  return createLife({ hub, demo, rules: read.value, seed: 'test', ids, now: () => now, speed, log: () => undefined });
}

/** Lets real minutes go by in steps. */
async function pass(life: Life, minutes: number, step = 0.5): Promise<void> {
  for (let done = 0; done < minutes; done += step) {
    now += step * minute;
    await life.tick();
  }
}

beforeAll(async () => {
  hub = await openHub();
}, 120_000);
afterAll(async () => {
  await hub.stop();
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

test('given two virtual days, then 200 events have come, states are spread, the rules took the acts, the chain is whole', async () => {
  const life = await live(60);
  await pass(life, 48);
  const events = await hub.events(states);
  expect(events.length).toBeGreaterThan(170);
  const found = new Set(events.map((e) => e.state));
  for (const state of ['triage', 'inHandling', 'closed'] as const) expect(found).toContain(state);
  const refused = [...life.refused().values()].reduce((a, b) => a + b, 0);
  const { seq } = await hub.head();
  expect(refused / seq, JSON.stringify([...life.refused()])).toBeLessThan(0.01);
  const { total } = await hub.figures(now);
  expect(total.inflow).toBe(events.length);
  expect(total.open).toBe(events.filter(isOpen).length);
  expect(total.overdue).toBe(0);
  expect((await hub.verify()).broken).toBeNull();
}, 120_000);

test('given a restart, then the county goes on with the very events it had', async () => {
  const before = await hub.events(['inHandling']);
  expect(before.length).toBeGreaterThan(10);
  await hub.stop();
  hub = await openHub();
  const life = await live(60);
  await pass(life, 60);
  const after = new Map((await hub.events(states)).map((e) => [e.id, e]));
  const moved = before.filter((e) => after.get(e.id)!.version > e.version);
  expect(moved.length).toBeGreaterThan(before.length / 4);
  expect(new Set([...after.values()].map((e) => e.number)).size).toBe(after.size);
  expect([...life.refused()]).toEqual([]);
}, 120_000);

test('given a burst, then it stands on the desk at once and colleagues bring the desk back below its bound', async () => {
  const life = await live(20);
  const waiting = async (): Promise<number> => (await hub.events(['registered'])).length;
  const before = await waiting();
  await life.burst(60);
  expect(await waiting()).toBe(before + 60);
  await pass(life, 3, 1 / 120);
  expect(await waiting()).toBeLessThanOrEqual(deskBounds.most + 12);
  expect(await waiting()).toBeGreaterThan(0);
}, 120_000);

test('given a major event, then the county centre has it in triage with its onward report owed (LYG-29-8)', async () => {
  const life = await live(20);
  await life.major();
  const [major] = (await hub.events(['triage'])).filter((e) => e.flags.majorEvent && e.registeredAt === now);
  expect(major).toMatchObject({ level: 'county', state: 'triage' });
  expect(major!.obligations.some((o) => o.kind === 'onwardReport' && o.clearedAt === null)).toBe(true);
}, 120_000);

test('given speed 0, then nothing moves; given a visitor’s act, then the demo’s people answer it', async () => {
  const life = await live(0);
  const head = (await hub.head()).seq;
  await pass(life, 30);
  expect((await hub.head()).seq).toBe(head);

  const visitor = demo.county.accounts.find((a) => a.account === 'seat')!;
  const { use: _use, ...actor } = visitor;
  const [event] = (await hub.events(['triage'])).filter(
    (e) => e.level === 'county' && !e.flags.majorEvent && e.returns.length === 0,
  );
  const sent = {
    id: '0190a000-0000-7000-8000-00000000aaaa',
    station: 'visitor',
    n: 1,
    session: 's',
    actor,
    at: now,
    command: {
      kind: 'event.dispatch' as const,
      event: event!.id,
      to: { kind: 'department' as const, id: 'shuili', name: '水利局' },
      instruction: '',
      recommended: null,
      majorMatter: false,
      slip: null,
      dutyReason: '访客所选',
    },
  };
  const [entry] = await hub.offer([sent]);
  expect(entry?.fact.kind).toBe('event.dispatched');
  life.setSpeed(60);
  await pass(life, 20);
  const after = (await hub.events(states)).find((e) => e.id === event!.id);
  expect(after?.state).not.toBe('assigned');
  expect(after?.handler).not.toBeNull();
}, 120_000);
