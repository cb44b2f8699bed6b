import { expect, test } from 'vitest';
import { type FreshnessInput, freshness } from './freshness.ts';

const now = 1_800_000_000_000;
const MINUTE = 60_000;
const input = (changes: Partial<FreshnessInput>): FreshnessInput => ({
  linkUp: true,
  line: { state: 'online', dataAsOf: now },
  figuresAsOf: now,
  now,
  speed: 1,
  ...changes,
});

test('given a line in order, when figures come (W2), then the board is fresh as of the later of both', () => {
  expect(freshness(input({ figuresAsOf: now - 2000 }))).toEqual({ tone: 'fresh', word: 'online', asOf: now });
  expect(freshness(input({ line: { state: 'online', dataAsOf: now - 50_000 } })).asOf).toBe(now);
});

test('given the county line cut, when figures go on being counted here, then the age is that of the hub’s last word', () => {
  const cut = freshness(input({ line: { state: 'offline', dataAsOf: now - 24 * MINUTE } }));
  expect(cut).toEqual({ tone: 'stale', word: 'offline', asOf: now - 24 * MINUTE });
});

test('given a blip of the line (W1: no flash), when it lasts seconds, then the board says so and keeps its colour', () => {
  expect(freshness(input({ line: { state: 'offline', dataAsOf: now - 8000 } })).tone).toBe('slow');
  expect(freshness(input({ line: { state: 'offline', dataAsOf: now - 31_000 } })).tone).toBe('stale');
  expect(freshness(input({ line: { state: 'catching-up', dataAsOf: now - 2 * MINUTE } })).tone).toBe('slow');
});

test('given an online line whose figures stand still, when 3 minutes are over, then they are stale all the same', () => {
  const still = { figuresAsOf: now - 4 * MINUTE, line: { state: 'online', dataAsOf: now - 4 * MINUTE } } as const;
  expect(freshness(input(still)).tone).toBe('stale');
});

test('given demo time at 60 times the speed, when a few seconds go by, then its minutes do not make the board stale', () => {
  const age = {
    figuresAsOf: now - 5 * MINUTE,
    line: { state: 'online', dataAsOf: now - 5 * MINUTE },
    speed: 60,
  } as const;
  expect(freshness(input(age)).tone).toBe('fresh');
});

test('given a window without its station, when it waits, then it says which line is lost and keeps the age', () => {
  const lost = freshness(input({ linkUp: false, line: { state: 'online', dataAsOf: now - MINUTE } }));
  expect(lost).toEqual({ tone: 'stale', word: 'station-lost', asOf: now - MINUTE });
});

test('given no figures yet, when shown, then nothing is known, not nought', () => {
  expect(freshness(input({ figuresAsOf: null, line: null }))).toEqual({
    tone: 'waiting',
    word: 'first-sync',
    asOf: null,
  });
});
