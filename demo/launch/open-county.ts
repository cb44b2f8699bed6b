import type { Log } from '../../hub/db/log.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { localDate } from '../../shared/time/local-date.ts';
import { rulesOf } from '../../shared/wire/rules-of-registry.ts';
import type { DemoState } from '../../shared/wire/session-view.ts';
import { type Demo, loadDemo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { type CommandIds, createCommandIds } from '../life/command-ids.ts';
import { registryOfDemo } from '../registry-of-demo.ts';
import { accountsToSeed, accountsToShow, readOrMakePasswords } from './demo-accounts.ts';
import type { DemoFolder } from './demo-folder.ts';

export type OpenCounty = {
  readonly hub: Hub;
  readonly demo: Demo;
  readonly rules: Rules;
  readonly accounts: DemoState['accounts'];
  /** Ids and receipt numbers of this start; `past` ones repeat when a broken-off first start is begun again. */
  readonly ids: (purpose: 'past' | 'live') => Promise<CommandIds>;
};

/** Highest station number a hub gives to consoles is far below these in a demo. */
export const lastStationNo = 999;
const startsADay = 400;

/** Takes a station number that no earlier start of the same local day had. */
function takeStationNo(folder: DemoFolder, now: number): number {
  const day = localDate(now);
  const { starts } = folder.card();
  const count = starts.day === day ? starts.count + 1 : 1;
  folder.save({ starts: { day, count } });
  return lastStationNo - (count % startsADay);
}

export type CountyOptions = {
  readonly folder: DemoFolder;
  readonly resources: string;
  readonly now: () => number;
  readonly log: Log;
  /** 0: any free port. */
  readonly port: number;
  /** Whether the generator's players get accounts too; each costs a password's hash. */
  readonly players: boolean;
};

/**
 * Opens the demo county's hub in its folder: registry and accounts are put in at the first start. Rejects with a HubError or
 * DemoProblem that says what to do.
 */
export async function openCounty({ folder, resources, now, log, port, players }: CountyOptions): Promise<OpenCounty> {
  const { profile, seed } = folder.card();
  const demo = loadDemo(resources, profile, seed);
  const registry = registryOfDemo(resources, demo);
  const rules = rulesOf(registry);
  if (!rules.ok) throw new Error(`the demo's rules are wrong at ${rules.error.path}: ${rules.error.message}`);
  const { passwords, isNew } = readOrMakePasswords(folder.dir, demo.county);
  const accounts = accountsToSeed(demo.county, passwords, players);
  const hub = await createHub({
    store: { kind: 'pglite', dir: folder.hubDir },
    registry,
    seed: { registry, accounts },
    port,
    now,
    log,
  });
  // The file with the passwords was deleted: the hub's accounts take the new ones.
  if (isNew && !folder.isNew) {
    const known = new Set((await hub.accounts.list()).map((a) => a.account));
    for (const { account } of accounts.filter((a) => passwords[a.account] !== undefined && known.has(a.account)))
      await hub.accounts.setPassword(account, passwords[account] as string);
  }
  const stationNo = takeStationNo(folder, now());
  return {
    hub,
    demo,
    rules: rules.value,
    accounts: accountsToShow(demo.county, passwords),
    ids: async (purpose) => {
      const n = (await hub.head()).seq;
      return purpose === 'past' && !folder.card().historyDone
        ? createCommandIds({
            profileId: profile,
            stationNo: lastStationNo,
            n: 0,
            random: createRandom(`${seed}/ids/past`),
          })
        : createCommandIds({
            profileId: profile,
            stationNo,
            n,
            random: createRandom(`${seed}/ids/${purpose}/${now()}`),
          });
    },
  };
}
