import type { PlainActs } from './plain-act-shape.ts';
import { jointActs } from './plain-acts-joint.ts';
import { watchActs } from './plain-acts-watch.ts';

/** Acts without a form of their own; a new verb that needs no more than fields adds its line in one of the two tables. */
export const plainActs: PlainActs = { ...jointActs, ...watchActs };
