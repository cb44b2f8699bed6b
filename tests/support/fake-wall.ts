import path from 'node:path';
import { serveKiosk } from '../../electron/kiosk/serve-kiosk.ts';
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
