import { type Refusal, refusal } from '../refusal.ts';

/** A refusal in its own words: `rule` is `machine.act`, `clause` the text it rests on (null: local practice). */
export const forbid = (rule: string, clause: string | null, zh: string, en: string): Refusal =>
  refusal('rule-forbids', rule, clause === 'local' ? null : clause, { zh, en });
