import { type StandardStep, standardStepOf } from '../domain/event/flow-steps.ts';
import type { Entry } from './entry.ts';

/** One step of an event in the terms of the flow standard a text points to (AK-9.7-2, ZS-23-2). */
export type FlowLine = {
  readonly step: StandardStep;
  /** Kind of the journal entry it is. */
  readonly fact: string;
  readonly at: number;
  readonly by: string;
  readonly unit: string;
  readonly seq: number;
};

/** The way of an event as steps of the standard, in order, for export; what stands beside the flow is left out. */
export function standardFlow(entries: readonly Entry[]): readonly FlowLine[] {
  return entries.flatMap(({ fact, doneAt, actor, seq }) => {
    const step = standardStepOf(fact.kind);
    return step === null ? [] : [{ step, fact: fact.kind, at: doneAt, by: actor.name, unit: actor.unit, seq }];
  });
}

/** The same as CSV: step, kind, moment (ms), person, unit, place in the journal. Fields are quoted, quotes doubled. */
export function standardFlowCsv(lines: readonly FlowLine[]): string {
  const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
  const rows = lines.map((l) => [l.step, l.fact, l.at, l.by, l.unit, l.seq].map(cell).join(','));
  return ['step,fact,at,by,unit,seq', ...rows].join('\n');
}
