import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { serveKiosk } from '../../electron/kiosk/serve-kiosk.ts';
import { serveWalls, type WallServer } from '../../electron/kiosk/serve-walls.ts';
import { addWallToken } from '../../electron/kiosk/wall-tokens.ts';
import { wallRegistry, wallSession } from '../fixtures/wall-feeds.ts';
import { fixtureNow, wallMap, wallView } from '../fixtures/wall-view.ts';
import { createFakeStation, type FakeStation, type Fed, lineOnline } from './fake-station.ts';

export type FakeWall = {
  /** Address of the wall with this start's secret in it. */
  readonly url: string;
  readonly station: FakeStation;
  stop(): Promise<void>;
};

export type FakeWallOptions = {
  /** What differs from an afternoon in order. */
  readonly feeds?: Fed;
  /** What the wall's clock shows, ms; the real clock of page and station does not matter. */
  readonly now?: number;
  /** Folder of the built pages; the product's own when not given. */
  readonly root?: string;
};

/** The built wall on the kiosk's own server with a fake station behind it: the page as it is, without a county. */
export async function startFakeWall({ feeds, now = fixtureNow, root }: FakeWallOptions = {}): Promise<FakeWall> {
  const session = wallSession(lineOnline(now, now - Date.now()));
  const usual: Fed = { session, registry: wallRegistry, wall: wallView(now), prefs: {} };
  const station = createFakeStation({ ...usual, ...feeds }, () => wallMap);
  const server = await serveKiosk({
    root: root ?? path.resolve(import.meta.dirname, '../../out/renderer'),
    port: 0,
    serveWindow: station.serveWindow,
    log: () => undefined,
  });
  return { url: server.wallUrl, station, stop: () => server.stop() };
}

/** A screen of the room behind its token (`--wall-port`), whose console can go and come back on the same port and token. */
export type RoomWall = {
  readonly url: string;
  readonly station: FakeStation;
  /** The console ends: every wall loses it. */
  end(): Promise<void>;
  /** It starts again where it was. */
  begin(): Promise<void>;
};

/** @param dataDir where the tokens lie */
export async function startRoomWall(dataDir: string): Promise<RoomWall> {
  mkdirSync(dataDir, { recursive: true });
  const { token } = addWallToken(dataDir, 'test', fixtureNow);
  const session = wallSession(lineOnline(fixtureNow, fixtureNow - Date.now()));
  const feeds: Fed = { session, registry: wallRegistry, wall: wallView(fixtureNow), prefs: {} };
  const station = createFakeStation(feeds, () => wallMap);
  const serve = (port: number): Promise<WallServer> =>
    serveWalls({
      root: path.resolve(import.meta.dirname, '../../out/renderer'),
      dataDir,
      port,
      host: '127.0.0.1',
      serveWall(window) {
        station.serveWindow(window);
        return () => undefined;
      },
      log: () => undefined,
    });
  let server = await serve(0);
  const { port } = server;
  return {
    url: `http://127.0.0.1:${port}/wall.html?t=${token}`,
    station,
    end: () => server.stop(),
    async begin() {
      server = await serve(port);
    },
  };
}
