/** The worked examples of the counting rules (periods.md §4), kept as a fixture so that tests need no other material. */
import { readFileSync } from 'node:fs';
import { z } from '../../shared/std/shape.ts';
import { periodUnitShape } from '../../shared/time/period.ts';

const vectorsShape = z.array(
  z.strictObject({
    no: z.int(),
    clause: z.string(),
    start: z.string(),
    length: z.int(),
    unit: periodUnitShape,
    rollover: z.boolean(),
    nominalEnd: z.string(),
    due: z.string(),
    dueInstantExclusive: z.string(),
  }),
);

const file = new URL('../fixtures/period-vectors.json', import.meta.url);

export const periodVectors = vectorsShape.parse(JSON.parse(readFileSync(file, 'utf8')));
