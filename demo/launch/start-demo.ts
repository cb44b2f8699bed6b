import path from 'node:path';
import type { Registry } from '../../shared/wire/registry.ts';
import { type Switches, serveControl } from '../control.ts';
import { createRandom } from '../county/random.ts';
import { createLife, type Life } from '../life/live.ts';
import { createLine } from '../line.ts';
import { type DemoFolder, openDemoFolder } from './demo-folder.ts';
import { createDemoLog } from './demo-log.ts';
import { hangPhotos } from './hang-photos.ts';
import { defaultSpeed, type LaunchArguments } from './launch-arguments.ts';
import { openCounty } from './open-county.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { openPhoneDoor } from './phone-line.ts';
import { type RunningBell, runBell } from './run-bell.ts';
import { runLife } from './run-life.ts';
import { type WelcomeFacts, welcome, welcomeToDesk } from './welcome.ts';
import { type Progress, writeHistory } from './write-history.ts';

export type LaunchSurroundings = {
  /** Root of the product. */
  readonly root: string;
  /** Folder of Electron's runtime; null where there is none. */
  readonly electronDir: string | null;
  readonly now: () => number;
  readonly progress: Progress;
  /** Aborted when the user wants it to stop before it has started. */
  readonly signal: AbortSignal;
};

export type Started = {
  readonly words: string;
  readonly closed: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** What is open is closed in the other order, also when a later part cannot start; each gets its turn whatever the others do. */
function createStops() {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    add: (stop: () => Promise<unknown>): void => void stops.unshift(stop),
    run: async (): Promise<void> => {
      const troubles: unknown[] = [];
      for (const stop of stops) await stop().catch((error: unknown) => troubles.push(error));
      if (troubles.length > 0) throw troubles[0];
    },
  };
}

type Parts = {
  readonly county: Awaited<ReturnType<typeof openCounty>>;
  readonly folder: DemoFolder;
  readonly life: Life;
  readonly line: Awaited<ReturnType<typeof createLine>>;
  readonly bell: RunningBell;
};

/** What the demo bar's buttons do. */
const switchesOf = ({ county, folder, life, line, bell }: Parts): Switches => ({
  state: () => ({
    cut: line.isCut(),
    speed: life.speed(),
    virtualNow: life.virtualNow(),
    accounts: county.accounts,
    calls: bell.isOn(),
  }),
  cut: line.cut,
  restore: line.restore,
  burst: life.burst,
  major: life.major,
  setSpeed: (factor) => {
    life.setSpeed(factor);
    folder.save({ speed: factor });
  },
  calls: bell.turn,
  answer: bell.answer,
});

/** Starts everything: county hub, its past, its life, the line, the demo's switches and the console on it. */
export async function startDemo(args: LaunchArguments, around: LaunchSurroundings): Promise<Started> {
  const { root, now } = around;
  const folder = openDemoFolder(args, { seed: 'griddesk', speed: defaultSpeed }, now());
  const log = createDemoLog(folder.dir);
  const stops = createStops();
  try {
    const county = await openCounty({
      folder,
      resources: path.join(root, 'resources'),
      now,
      log: log.hub,
      port: 0,
      players: true,
    });
    const { hub, demo, rules } = county;
    stops.add(hub.stop);
    await writeHistory(folder, county, now(), (what, share) => {
      around.progress(what, share);
      around.signal.throwIfAborted();
    });
    await hangPhotos(county, now());
    around.signal.throwIfAborted();
    const { seed, profile, speed } = folder.card();
    const ids = await county.ids('live');
    const life = await createLife({ hub, demo, rules, seed, ids, now, speed, log: log.line });
    const line = await createLine(hub.port);
    stops.add(line.stop);
    const door = openPhoneDoor(process.env);
    const bell = runBell({
      door,
      life,
      random: createRandom(`${seed}/bell/${now()}`),
      on: !args.quiet,
      now,
      log: log.line,
    });
    stops.add(bell.stop);
    const control = await serveControl(switchesOf({ county, folder, life, line, bell }), log.line);
    stops.add(control.stop);
    const desk = await openDesk({
      ...deskOptions(args, around, log.line),
      consoleDir: folder.consoleDir,
      hubUrl: line.url,
      controlUrl: control.url,
      telephony: door.address,
    });
    stops.add(desk.stop);
    stops.add(runLife(life, log.line).stop);
    const registry: Registry = await hub.registry();
    const facts: WelcomeFacts = {
      place: registry.place,
      profile,
      speed,
      desk,
      accounts: county.accounts,
      dataDir: folder.dir,
      hubUrl: hub.url,
      logFile: log.file,
    };
    return { words: welcome(facts), closed: desk.closed, stop: stops.run };
  } catch (error) {
    await stops.run().catch((again: unknown) => log.line(`while giving up: ${String(again)}`));
    throw error;
  }
}

const deskOptions = (
  args: LaunchArguments,
  { root, electronDir }: LaunchSurroundings,
  log: (line: string) => void,
) => ({
  root,
  electronDir,
  port: args.port,
  open: args.open,
  log,
});

/** Starts a desk alone on a hub that runs elsewhere. */
export async function startDeskOnly(
  args: LaunchArguments,
  hubUrl: string,
  around: LaunchSurroundings,
): Promise<Started> {
  const consoleDir = path.join(args.dataDir, 'elsewhere');
  const desk: Desk = await openDesk({
    ...deskOptions(args, around, () => undefined),
    consoleDir,
    hubUrl,
    controlUrl: null,
    telephony: null,
  });
  return { words: welcomeToDesk(desk, hubUrl, consoleDir), closed: desk.closed, stop: desk.stop };
}
