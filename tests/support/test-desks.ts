import { expect } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { openStation, tempDir, until } from './station-fixture.ts';
import { password } from './tiny-county.ts';

type Who = { readonly account: string };

/** Resolves when the hub has heard of everything done here. */
export const settled = (station: Station) =>
  until(station, { feed: 'session' }, (s) => s.line.state === 'online' && s.line.waiting === 0);

/** Signs somebody in over the line, and waits until the console holds what he may see. */
export async function signIn(station: Station, { account }: Who): Promise<void> {
  await until(station, { feed: 'session' }, (s) => s.line.state !== 'offline');
  expect(await station.run({ kind: 'session.signIn', account, password })).toMatchObject({ ok: true });
  await settled(station);
}

/** A new console with somebody at it. @param cleanups takes what ends and removes it */
export async function deskOf(
  hub: { readonly url: string },
  who: Who,
  cleanups: (() => Promise<void> | void)[],
): Promise<Station> {
  const { dir, remove } = tempDir();
  const station = await openStation(dir, hub.url);
  cleanups.push(remove, () => station.stop());
  await signIn(station, who);
  return station;
}
