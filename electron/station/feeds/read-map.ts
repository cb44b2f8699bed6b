import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { troubleOf } from '../db/storage-trouble.ts';

/** A map of `resources/maps` by the name the registry gives, e.g. `320722-towns.geo`; null when there is none. Names are letters, digits, `_`, `-` and `.geo` only. */
export async function readMap(resourcesDir: string, name: string): Promise<unknown> {
  if (!/^[\w-]+(\.geo)?$/.test(name)) return null;
  for (const file of [`${name}.json`, `${name}.geo.json`]) {
    try {
      return JSON.parse(await readFile(path.join(resourcesDir, 'maps', file), 'utf8')) as unknown;
    } catch (error) {
      if (troubleOf(error) !== 'no-access') throw error;
    }
  }
  return null;
}
