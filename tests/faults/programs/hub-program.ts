import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createHub } from '../../../hub/hub.ts';
import type { County, HubTell } from '../messages.ts';

/*
 * A hub of the tiny county as a process of its own on a real PostgreSQL: `hub.mjs --store URL --port N`. Says its port over the process
 * channel.
 */
if (process.argv.includes('--warm')) process.exit(0);
const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    port: { type: 'string' },
  },
});
const { registry, accounts } = JSON.parse(readFileSync(new URL('./county.json', import.meta.url), 'utf8')) as County;
const hub = await createHub({
  store: { kind: 'postgres', url: values.store ?? '' },
  port: Number(values.port ?? 0),
  seed: { registry, accounts },
  // How dear a guess is, is tested with the hub itself.
  argon2: { memoryCost: 64, timeCost: 1, parallelism: 1 },
  log: (level, text, more) => {
    if (level === 'error') console.error(text, JSON.stringify(more ?? {}));
  },
});
const ready: HubTell = { say: 'ready', port: hub.port };
process.send?.(ready);
process.on('disconnect', () => process.exit(0));
