import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownCard, writeCard } from '../../hub/db/hub-card.ts';
import { loadDemo } from '../county/load-demo.ts';
import { accountsToSeed, accountsToShow, readablePassword, readOrMakePasswords } from './demo-accounts.ts';
import { type DemoFolder, openDemoFolder } from './demo-folder.ts';
import { wordsFor } from './demo-problem.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'griddesk-demo-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

type Wanted = Parameters<typeof openDemoFolder>[0];
const open = (change: Partial<Wanted> = {}): DemoFolder =>
  openDemoFolder(
    { dataDir: path.join(work, 'demo'), profile: null, seed: null, speed: null, fresh: false, ...change },
    { seed: 'griddesk', speed: 20 },
    1_000,
  );

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return wordsFor(error) ?? `not for a user: ${String(error)}`;
  }
  return 'nothing was wrong';
}

test('given no folder, then one is made for its owner, and a second start finds what the first chose', () => {
  const first = open({ profile: 'ZS', seed: 'two', speed: 5 });
  expect(first.isNew).toBe(true);
  expect(statSync(first.dir).mode & 0o777).toBe(0o700);
  first.save({ historyDone: true });
  const second = open();
  expect(second.isNew).toBe(false);
  expect(second.card()).toMatchObject({ profile: 'ZS', seed: 'two', speed: 5, historyDone: true, historyTo: 1_000 });
});

test('given a folder of another profile or seed, then it says so and leaves it alone', () => {
  open({ profile: 'LYG' });
  expect(problemOf(() => open({ profile: 'AK' }))).toMatch(/--profile LYG[^]*--fresh/);
  expect(problemOf(() => open({ seed: 'other' }))).toMatch(/--seed griddesk[^]*--fresh/);
});

test('given --fresh, then only a folder of ours is emptied', () => {
  const { dir } = open({ profile: 'LYG' });
  writeFileSync(path.join(dir, 'old'), '');
  expect(open({ fresh: true, profile: 'AK' }).card().profile).toBe('AK');
  expect(existsSync(path.join(dir, 'old'))).toBe(false);

  const foreign = path.join(work, 'letters');
  mkdirSync(foreign);
  writeFileSync(path.join(foreign, 'letter.txt'), 'dear');
  expect(problemOf(() => open({ fresh: true, dataDir: foreign }))).toMatch(/nothing was deleted/);
  expect(readdirSync(foreign)).toEqual(['letter.txt']);
});

test('given a demo that runs in it, then neither a start nor --fresh touches it', () => {
  const { dir, hubDir } = open();
  mkdirSync(hubDir);
  writeCard(hubDir, ownCard());
  const before = readdirSync(dir);
  for (const fresh of [false, true])
    expect(problemOf(() => open({ fresh }))).toMatch(/already \(process \d+\)[^]*--data/);
  expect(readdirSync(dir)).toEqual(before);
});

test('given a card that is damaged or no folder where one must be, then a sentence with the way out', () => {
  const { dir } = open();
  writeFileSync(path.join(dir, 'griddesk-demo.json'), '{"kind":');
  expect(problemOf(() => open())).toMatch(/--fresh/);
  writeFileSync(path.join(work, 'file'), '');
  expect(problemOf(() => open({ dataDir: path.join(work, 'file/demo') }))).toMatch(/ENOTDIR[^]*--data/);
});

test('given a county, then its passwords are readable, kept for the owner alone and the same at the next start', () => {
  const { county } = loadDemo(path.resolve(import.meta.dirname, '../../resources'), 'LYG', 'test');
  const { passwords, isNew } = readOrMakePasswords(work, county);
  expect(isNew).toBe(true);
  expect(statSync(path.join(work, 'accounts.json')).mode & 0o777).toBe(0o600);
  expect(readOrMakePasswords(work, county)).toEqual({ passwords, isNew: false });
  const shown = accountsToShow(county, passwords);
  expect(shown.map((a) => a.role).sort()).toEqual(
    ['administrator', 'countySeat', 'director', 'gridStaff', 'liaison', 'shiftLeader', 'townSeat', 'village'].sort(),
  );
  expect(shown.every((a) => /^[a-z]{4,12}-\d{4}$/.test(a.password))).toBe(true);
  const all = accountsToSeed(county, passwords, true);
  expect(all.length).toBe(county.accounts.length);
  expect(new Set(all.map((a) => a.password)).size).toBe(all.length);
  expect(accountsToSeed(county, passwords, false)).toHaveLength(shown.length);
  writeFileSync(path.join(work, 'accounts.json'), '[]');
  expect(problemOf(() => readOrMakePasswords(work, county))).toMatch(/accounts\.json/);
});

test('given passwords, then the hub takes them: eight characters and more', () => {
  for (let i = 0; i < 200; i++) expect(readablePassword().length).toBeGreaterThanOrEqual(8);
});
