import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-step.ts';

/** A row of the specification's clause list, as far as the shipped table takes it over. */
type SourceRow = {
  readonly id: string;
  readonly place: string;
  readonly article: string;
  readonly area: string;
  readonly strength: string;
  readonly fits: string;
  readonly term: string;
  readonly requirement: string;
};
type Words = { readonly zh: string; readonly en: string };

const purpose: Words = { zh: '立法目的，无可执行的义务', en: 'purpose statement, no duty to act on' };
const scope: Words = { zh: '适用范围，由所选规则包体现', en: 'scope statement, shown by the profile chosen' };
const definition: Words = { zh: '定义，不产生义务', en: 'definition, adds no duty' };
const principle: Words = { zh: '原则，无从检验', en: 'principle, nothing to test' };
const fiscal: Words = { zh: '财政事务，系统不管经费', en: 'fiscal duty, no money is run here' };
const payroll: Words = { zh: '薪酬政策，另有系统', en: 'pay policy, kept elsewhere' };
const personnel: Words = { zh: '选人用人政策', en: 'personnel policy' };
const party: Words = { zh: '党组织事务', en: 'matter of the Party organisation' };
const federation: Words = { zh: '群团组织事务', en: "matter of the women's federation" };
const performance: Words = { zh: '政府绩效另有系统', en: "done in the government's own performance system" };
const premises: Words = { zh: '场所与设备建设', en: 'premises and equipment' };

/** Why a row lies outside software, in our own words; a row that fits nowhere else must stand here. */
const reasons: Readonly<Record<string, Words>> = {
  'LYG-1': purpose,
  'LYG-2': definition,
  'LYG-3': principle,
  'LYG-27-1': premises,
  'LYG-27-4-1': premises,
  'LYG-27-4-4': { zh: '组织与经费保障', en: 'leadership and resources' },
  'LYG-32': fiscal,
  'LYG-33-2': payroll,
  'LYG-33-3': payroll,
  'LYG-35-1': performance,
  'LYG-36-3': personnel,
  'LYG-36-4': party,
  'LYG-36-5': federation,
  'LYG-39-6': { zh: '由司法机关决定', en: 'decided by the courts' },
  'ZS-1': purpose,
  'ZS-2': scope,
  'ZS-3-2': definition,
  'ZS-4': principle,
  'ZS-6-1': party,
  'ZS-6-2-6': { zh: '兜底条款', en: 'catch-all' },
  'ZS-7-1': party,
  'ZS-31': fiscal,
  'ZS-32-2': { zh: '办法由市里另订', en: 'a method the city is to make elsewhere' },
  'AK-1': scope,
  'AK-4': principle,
  'AK-5-1': principle,
  'AK-5-2': principle,
  'AK-11.2.1': fiscal,
  'AK-11.2.2': fiscal,
  'JS-1': purpose,
  'JS-2-1': scope,
  'JS-2-2': definition,
  'JS-3-1': principle,
  'JS-3-2': principle,
  'JS-32': fiscal,
  'JS-33-1': payroll,
  'JS-35-1': performance,
  'JS-36-3': personnel,
  'JS-36-4': federation,
  'ZG-1': purpose,
  'ZG-2': scope,
  'ZG-3-2': definition,
  'ZG-4-1': principle,
  'ZG-4-2': principle,
  'ZG-19': fiscal,
  'ZG-20-3': { zh: '原文混入的他法条文', en: 'a stray line of another law in the source text' },
};

/** Chinese words of our own where the row's key phrase alone would mislead. */
const ownWords: Readonly<Record<string, string>> = {
  'ZG-20-3': '混入的消防设施条文',
};

function shippedRow(row: SourceRow): object {
  const { id, place, article, area, strength, fits } = row;
  const reason = reasons[id];
  if ((fits === 'outside-software') !== (reason !== undefined)) throw new Error(`${id}: reason and fits disagree`);
  const zh = ownWords[id] ?? row.term;
  if (zh.trim() === '') throw new Error(`${id} has no Chinese words: write some under ownWords`);
  return { id, place, article, area, strength, fits, zh, en: row.requirement, ...(reason ? { reason } : {}) };
}

/** The shipped table as JSON text, one row a line so that a change shows as one line. */
export function buildClauses(jsonLines: string): string {
  const rows: SourceRow[] = jsonLines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const lines = rows.map((row) => `    ${JSON.stringify(shippedRow(row))}`);
  return `{\n  "version": "clauses@2026.11",\n  "clauses": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

if (import.meta.main) {
  const source = process.argv[2];
  if (source === undefined) throw new Error('usage: node tools/build-clauses.ts <clauses.jsonl of the specification>');
  writeFileSync(path.join(root, 'resources/clauses.json'), buildClauses(readFileSync(source, 'utf8')));
}
