/** PGlite needs seconds to begin a database; tests begin one, empty, and copy it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type StoreFolders = {
  /** A folder with an empty store, ready to open. */
  readonly make: (name: string) => string;
  readonly root: string;
  readonly remove: () => void;
};

/** @param begin opens a store in a folder and closes it again */
export async function storeFolders(begin: (dir: string) => Promise<void>): Promise<StoreFolders> {
  const root = mkdtempSync(path.join(tmpdir(), 'griddesk-store-'));
  const template = path.join(root, 'template');
  await begin(template);
  return {
    root,
    make: (name) => {
      const dir = path.join(root, name);
      cpSync(template, dir, { recursive: true });
      return dir;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
