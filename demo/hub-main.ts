import path from 'node:path';
import { parseArgs } from 'node:util';
import { runtimeProblem } from '../shared/std/runtime-guard.ts';
import { parseWith, z } from '../shared/std/shape.ts';
import { DemoProblem, wordsFor } from './launch/demo-problem.ts';
import { profileIds } from './launch/launch-arguments.ts';

/*
 * The demo county's hub alone, in a process that can be killed and started again: for journeys that stop the hub in the middle of a
 * shift. Prints one JSON line when consoles can connect: {"url", "port", "accounts": [{account, password, role, area, …}]}.
 */

const usage =
  'node demo/hub-main.ts --data DIR [--profile LYG|JS|ZS|AK|ZG] [--seed WORD] [--port N] [--history] [--life SPEED]';

const shape = z.strictObject({
  data: z.string().min(1),
  profile: z.enum(profileIds).optional(),
  seed: z.string().min(1).max(40).optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Writes the past of three weeks at the first start. */
  history: z.boolean().default(false),
  /** Lets the county live, this many times as fast. */
  life: z.coerce.number().min(0).max(3_600).optional(),
});

function readArguments(): z.output<typeof shape> {
  const wrong = (what: string): DemoProblem =>
    new DemoProblem(`参数有误：${what}`, `Wrong arguments: ${what}\n${usage}`);
  let values: unknown;
  try {
    ({ values } = parseArgs({
      options: {
        data: { type: 'string' },
        profile: { type: 'string' },
        seed: { type: 'string' },
        port: { type: 'string' },
        history: { type: 'boolean' },
        life: { type: 'string' },
      },
    }));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const read = parseWith(shape, values);
  if (!read.ok) throw wrong(`--${read.error.path}: ${read.error.message}`);
  return read.value;
}

async function main(): Promise<void> {
  const { data, profile = null, seed = null, port, history, life: speed } = readArguments();
  const { openDemoFolder } = await import('./launch/demo-folder.ts');
  const { openCounty } = await import('./launch/open-county.ts');
  const { writeHistory } = await import('./launch/write-history.ts');
  const { createLife } = await import('./life/live.ts');
  const { runLife } = await import('./launch/run-life.ts');
  const { createDemoLog } = await import('./launch/demo-log.ts');
  const wanted = { dataDir: path.resolve(data), profile, seed, speed: null, fresh: false };
  const folder = openDemoFolder(wanted, { seed: 'griddesk', speed: speed ?? 0 }, Date.now());
  const log = createDemoLog(folder.dir);
  const resources = path.resolve(import.meta.dirname, '../resources');
  const county = await openCounty({
    folder,
    resources,
    now: Date.now,
    log: log.hub,
    port,
    players: history || speed !== undefined,
  });
  const { hub, demo, rules, accounts } = county;
  if (history) await writeHistory(folder, county, Date.now(), () => undefined);
  const living =
    speed === undefined
      ? null
      : runLife(
          await createLife({
            hub,
            demo,
            rules,
            seed: folder.card().seed,
            ids: await county.ids('live'),
            now: Date.now,
            speed,
            log: log.line,
          }),
          log.line,
        );
  const stop = async (): Promise<void> => {
    await living?.stop();
    await hub.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  process.stdout.write(`${JSON.stringify({ url: hub.url, port: hub.port, accounts })}\n`);
}

const problem = runtimeProblem(process.versions);
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
main().catch((error: unknown) => {
  const words = wordsFor(error);
  console.error(words ?? error);
  process.exit(words === null ? 1 : 2);
});
