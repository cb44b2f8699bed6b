import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { registration } from '../support/story.ts';
import { accounts, tinyCounty } from '../support/tiny-county.ts';
import type { County } from './messages.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Native code and drivers that look for files beside their own. */
const left = ['better-sqlite3', 'pg', '@electric-sql/pglite', '@node-rs/argon2', 'bufferutil', 'utf-8-validate'];

/** What a start costs is compiling and collecting the first garbage; both can be spared (a third of it, measured). */
export const quickStart: string[] = ['--min-semi-space-size=32', '--max-semi-space-size=64'];
export const warmEnv = (program: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: path.join(path.dirname(program), 'compiled'),
});

export type Bundle = {
  readonly station: string;
  readonly hub: string;
};

/**
 * Station and hub as files that start in an eighth of a second, so that hundreds of them can be killed in a minute: the sources of
 * the product through the product's own bundler.
 */
export async function bundlePrograms(): Promise<Bundle & { readonly remove: () => void }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-faults-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'junction');
  const programs = path.join(import.meta.dirname, 'programs');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: left },
    build: {
      ssr: true,
      minify: true,
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          station: path.join(programs, 'station-program.ts'),
          hub: path.join(programs, 'hub-program.ts'),
        },
        external: left,
        // Chunks beside the programs: the hub reads its migrations from beside its own code.
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  cpSync(path.join(root, 'hub/db/migrations'), path.join(dir, 'migrations'), { recursive: true });
  const county: County = { registry: tinyCounty, accounts, registration: registration() };
  writeFileSync(path.join(dir, 'county.json'), JSON.stringify(county));
  const programsIn = { station: path.join(dir, 'station.mjs'), hub: path.join(dir, 'hub.mjs') };
  // Only an orderly exit leaves the compiled code behind, which a killed process never has.
  for (const program of Object.values(programsIn))
    spawnSync(process.execPath, [program, '--warm'], { env: warmEnv(program) });
  return {
    ...programsIn,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
