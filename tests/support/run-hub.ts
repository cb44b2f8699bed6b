import { parseArgs } from 'node:util';
import { createHub } from '../../hub/hub.ts';
import { type ProfileId, secondLiaison, smallAccounts, smallRegistry } from '../fixtures/small-county.ts';

/*
 * A hub of the small county in a process of its own, so that tests can stop it, kill it and start it again on its data:
 * `node tests/support/run-hub.ts --data DIR --port N --profile LYG [--ahead MS]`. Says its port on one line of standard output.
 * `--ahead`: its clock is this much ahead of the machine's, so that consoles see theirs to be wrong.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    profile: { type: 'string' },
    ahead: { type: 'string' },
  },
});
const profile = (values.profile ?? 'LYG') as ProfileId;
const ahead = Number(values.ahead ?? 0);
const hub = await createHub({
  now: () => Date.now() + ahead,
  store: { kind: 'pglite', dir: values.data ?? null },
  port: Number(values.port ?? 0),
  seed: {
    registry: smallRegistry(profile),
    accounts: [...Object.values(smallAccounts(profile)), secondLiaison(profile)],
  },
  // Tests sign in often; how dear a guess is, is tested with the hub itself.
  argon2: { memoryCost: 256, timeCost: 2, parallelism: 1 },
});
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
console.log(JSON.stringify({ port: hub.port }));
