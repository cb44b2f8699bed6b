import path from 'node:path';
import { openDataFolder } from '../host/data-folder.ts';
import { readOrMakeKeyFile } from '../host/key-file.ts';
import { createStation } from '../station/station.ts';
import { type KioskServer, type loopback, serveKiosk } from './serve-kiosk.ts';

type StationOptions = Parameters<typeof createStation>[0];

const home = path.resolve(import.meta.dirname, '../..');

export type KioskOptions = Pick<StationOptions, 'dataDir' | 'hubUrl'> &
  Partial<Pick<StationOptions, 'now' | 'log' | 'demo'>> & {
    /** 0 takes a free one. */
    readonly port: number;
    /** The loopback and nothing else: the console's data is for the person in front of it. */
    readonly host?: typeof loopback;
    /** Folder of the built pages; the product's own when not given. */
    readonly root?: string;
  };

export type Kiosk = Omit<KioskServer, 'stop'> & {
  readonly station: Awaited<ReturnType<typeof createStation>>;
  stop(): Promise<void>;
};

/**
 * Hosts a station for browsers of this machine: opens its data folder and key file, then serves desk and wall.
 * Throws a HostProblem with the way out when folder, key, pages or port stand against it; nothing is left running then.
 */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { port, root = path.join(home, 'out/renderer'), host: _loopback, ...stationOptions } = options;
  openDataFolder(options.dataDir);
  const key = readOrMakeKeyFile(options.dataDir);
  const station = await createStation({ ...stationOptions, key, resourcesDir: path.join(home, 'resources') });
  const log = (line: string): void => options.log?.(`kiosk: ${line}`);
  try {
    const server = await serveKiosk({ root, port, log, serveWindow: (window) => void station.serveWindow(window) });
    return {
      ...server,
      station,
      async stop() {
        await server.stop();
        await station.stop();
      },
    };
  } catch (error) {
    await station.stop();
    throw error;
  }
}
