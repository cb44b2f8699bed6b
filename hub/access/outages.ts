import { type Outage, outagesOf } from '../../shared/domain/connector/connector.ts';
import type { Db } from '../db/store.ts';
import { listConnectors } from './connectors.ts';

/** Consoles ask every two seconds each; the table of lines is read at most so often, ms. */
const keepMs = 1_000;

/** @returns the lines to other systems that are out now (LYG-27-2, ZG-16-2); lines are up to a second old */
export function createOutages(db: Db, now: () => number): () => Promise<readonly Outage[]> {
  let kept: ReturnType<typeof listConnectors> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = performance.now();
    if (kept === null || at - readAt >= keepMs) {
      readAt = at;
      const reading = listConnectors(db);
      kept = reading;
      // A store that failed is asked again by the next console, not in a second.
      reading.catch(() => {
        if (kept === reading) kept = null;
      });
    }
    return outagesOf(await kept, now());
  };
}
