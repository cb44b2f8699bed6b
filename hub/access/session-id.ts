import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/*
 * A session id says by itself that this hub gave it to this account at this console. Commands carry it for days, and a hub that was
 * restored from a copy has lost the row of a session it gave later: the work done under it must be taken all the same (O3).
 * An id is no secret and opens nothing; the token does.
 */

const sign = (key: string, id: string, account: string, station: string): string =>
  createHmac('sha256', key).update(`${id}\n${account}\n${station}`).digest('base64url').slice(0, 24);

/** A new id of at most 64 characters. */
export function giveSessionId(key: string, account: string, station: string): string {
  const id = randomUUID();
  return `${id}.${sign(key, id, account, station)}`;
}

/** True when a hub with this key gave the id to this account at this console, whether or not the session still runs. */
export function isOurSession(key: string, sessionId: string, account: string, station: string): boolean {
  const [id = '', signature = ''] = sessionId.split('.');
  const expected = Buffer.from(sign(key, id, account, station));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
