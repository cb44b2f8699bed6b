import type { Clause } from './clause.ts';

/**
 * How binding a clause is, for rules that hang on it (which parameters a centre may change). Everything a text says is 应当
 * unless listed here; a test holds both lists to resources/clauses.json.
 */
const should: ReadonlySet<string> = new Set(
  `LYG-1 LYG-2 LYG-3 LYG-6-3 LYG-6-4 LYG-6-5 LYG-11-1 LYG-25 LYG-33-1 LYG-33-2 LYG-33-4 LYG-36-3 LYG-36-4 LYG-37-5 LYG-37-9
  ZS-0 ZS-1 ZS-3-2 ZS-17-2 ZS-18-3 ZS-19-1 AK-0 AK-7.3.3-2 AK-7.3.3-a AK-7.3.3-j JS-1 JS-2-2 JS-6-2-2 JS-6-2-3 JS-13-2
  JS-27-2 ZG-1 ZG-3-2 ZG-4-2 ZG-8-1-1`.split(/\s+/),
);
const may: ReadonlySet<string> = new Set(
  `LYG-9-9 LYG-10-2 LYG-13-4 LYG-15-2 LYG-34-2 LYG-34-3 LYG-36-2 LYG-36-5 LYG-40-2 LYG-43 ZS-8-2 ZS-8-3 ZS-10-4 ZS-11-3-1
  ZS-16-2 ZS-19-2 ZS-22-9 ZS-25-2 ZS-35-2 ZS-40 AK-7.1-2 AK-7.3.3-3 AK-7.3.3-b AK-7.3.3-c AK-7.3.3-e AK-7.3.3-g AK-7.4-1
  AK-8.1-2 AK-9.7-1 AK-10.3-3 AK-11.2.4 JS-9-12 JS-13-3 JS-13-5 JS-15-2 JS-25 JS-29-1 JS-33-2 JS-33-3 JS-34-2 JS-34-3
  JS-36-2 JS-36-3 JS-36-4 JS-37-2 JS-40-2 JS-43 ZG-6-2 ZG-8-2-1 ZG-9-8 ZG-20-1 ZG-20-2 ZG-20-3`.split(/\s+/),
);

/** Strength of a clause; an unknown one binds. */
export const strengthOf = (clause: string): Clause['strength'] =>
  may.has(clause) ? 'may' : should.has(clause) ? 'should' : 'must';

/** The most binding of several clauses, the first of its strength; null for none. */
export function mostBinding(clauses: readonly string[]): { clause: string; strength: Clause['strength'] } | null {
  for (const strength of ['must', 'should', 'may'] as const) {
    const clause = clauses.find((id) => strengthOf(id) === strength);
    if (clause !== undefined) return { clause, strength };
  }
  return null;
}
