import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import file from '../../../resources/clauses.json' with { type: 'json' };

const root = new URL('../../../', import.meta.url);

/** Files of the product that decide anything. */
const sources = ['shared', 'hub', 'electron', 'renderer', 'resources/profiles', 'resources/items'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|json)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

test('C35 given the stray item about fire facilities in ZG-20, then its row stays with its reason, and nothing rests on it', () => {
  const row = file.clauses.find((clause) => clause.id === 'ZG-20-3');
  expect(row).toMatchObject({ fits: 'outside-software', area: 'hazard' });
  expect(row?.reason?.zh).toBeTruthy();
  const quoting = sources.filter((name) => readFileSync(new URL(name, root), 'utf8').includes('ZG-20-3'));
  // The table of strengths lists every clause that does not bind; it decides nothing about fire facilities.
  expect(quoting).toEqual(['shared/domain/clause/clause-strength.ts']);
});
