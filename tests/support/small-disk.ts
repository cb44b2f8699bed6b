/** A disk of a few megabytes that a test can fill to the last page: a tmpfs, which only root may mount. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  readonly dir: string;
  /** Leaves room for so many bytes and no more. */
  readonly fill: (left: number) => void;
  readonly free: () => void;
  readonly unmount: () => void;
};

/** @returns the disk, or why there is none here */
export function mountSmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount a small disk';
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir], { encoding: 'utf8' });
  if (mounted.status !== 0) {
    rmSync(dir, { recursive: true });
    return `this machine lets nobody mount: ${mounted.stderr || String(mounted.error)}`;
  }
  const filler = path.join(dir, 'filler');
  return {
    dir,
    fill(left) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(dir);
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // Somebody took of the rest meanwhile: then it is full.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount() {
      spawnSync('umount', ['-l', dir]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
