import path from 'node:path';
import { openDataFolder } from '../host/data-folder.ts';
import { HostProblem } from '../host/host-problem.ts';
import { readOrMakeKeyFile } from '../host/key-file.ts';
import { telephonyOf } from '../host/telephony-address.ts';
import { createStation, type Station, StationOpenError } from '../station/station.ts';
import { type KioskServer, type loopback, serveKiosk } from './serve-kiosk.ts';
import { serveWalls } from './serve-walls.ts';

type StationOptions = Parameters<typeof createStation>[0];

/** The sentence for the person when a kiosk could not start for a reason they can mend; null for a fault of ours. */
export const startProblem = (error: unknown): string | null =>
  error instanceof HostProblem || error instanceof StationOpenError ? error.message : null;

const home = path.resolve(import.meta.dirname, '../..');

export type KioskOptions = Pick<StationOptions, 'dataDir' | 'hubUrl'> &
  Partial<Pick<StationOptions, 'now' | 'log' | 'demo' | 'telephony'>> & {
    /** 0 takes a free one. */
    readonly port: number;
    /** The loopback and nothing else: the console's data is for the person in front of it. */
    readonly host?: typeof loopback;
    /** Folder of the built pages; the product's own when not given. */
    readonly root?: string;
    /** Walls on other screens of the room; left out: none. */
    readonly walls?: { readonly port: number; readonly host: string };
  };

export type Kiosk = Omit<KioskServer, 'stop'> & {
  /** Port of the walls of the room; null where there are none. */
  readonly wallsPort: number | null;
  readonly station: Station;
  stop(): Promise<void>;
};

/**
 * Hosts a station for browsers of this machine: opens its data folder and key file, then serves desk and wall.
 * Throws what `startProblem` has a sentence for when folder, key, pages or port stand against it; nothing is left running then.
 */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { port, root = path.join(home, 'out/renderer'), host: _loopback, walls, ...stationOptions } = options;
  openDataFolder(options.dataDir);
  const key = readOrMakeKeyFile(options.dataDir);
  const telephony = options.telephony ?? telephonyOf(process.env);
  const station = await createStation({
    ...stationOptions,
    key,
    resourcesDir: path.join(home, 'resources'),
    ...(telephony !== undefined && { telephony }),
  });
  const log = (line: string): void => options.log?.(`kiosk: ${line}`);
  try {
    const server = await serveKiosk({ root, port, log, serveWindow: (window) => void station.serveWindow(window) });
    const room =
      walls === undefined
        ? null
        : await serveWalls({ root, dataDir: options.dataDir, ...walls, log, serveWall: station.serveWall }).catch(
            async (error: unknown) => {
              await server.stop();
              throw error;
            },
          );
    return {
      ...server,
      wallsPort: room?.port ?? null,
      station,
      async stop() {
        await room?.stop();
        await server.stop();
        await station.stop();
      },
    };
  } catch (error) {
    await station.stop();
    throw error;
  }
}
