import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The shipped table of clauses, `resources/clauses.json`. Rejects where the product is damaged. */
export const readClauses = async (resourcesDir: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(resourcesDir, 'clauses.json'), 'utf8')) as unknown;
