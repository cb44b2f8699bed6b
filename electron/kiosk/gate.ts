import { timingSafeEqual } from 'node:crypto';

/** Who may come in: the addresses this kiosk answers to, and the secret of this start. */
export type Gate = { readonly port: number; readonly token: string };

/** The headers and the address a request came with. */
export type Visitor = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  /** Path and query. */
  readonly url: string;
};

export type Verdict = 'open' | 'give-cookie' | 'foreign-host' | 'foreign-origin' | 'no-token';

const loopbackNames = ['127.0.0.1', 'localhost'];

/** Cookies do not know ports: with the port in its name, two kiosks of one machine do not take each other's. */
export const cookieName = (gate: Gate): string => `griddesk-${gate.port}`;

const sameSecret = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** The secret in the address that was printed at start (`?t=…`), or null. */
const offeredToken = (url: string): string | null => new URL(url, 'http://kiosk').searchParams.get('t');

/** The address without the secret: where the browser is sent once it has its cookie. */
export function withoutToken(url: string): string {
  const plain = new URL(url, 'http://kiosk');
  plain.searchParams.delete('t');
  return plain.pathname.replace(/^\/+/, '/') + plain.search;
}

/**
 * Judges a request. A foreign Host is a rebound name, a foreign Origin another site's page; without the secret it may be
 * another user of this machine, for the loopback is open to all of them.
 * @param socket true for the bridge: there the Origin must be named, for browsers always send it and nothing else needs in
 */
export function judgeVisitor(gate: Gate, visitor: Visitor, socket: boolean): Verdict {
  const hosts = loopbackNames.map((name) => `${name}:${gate.port}`);
  if (visitor.host === undefined || !hosts.includes(visitor.host)) return 'foreign-host';
  const ownOrigin = visitor.origin === `http://${visitor.host}`;
  if (!ownOrigin && (socket || visitor.origin !== undefined)) return 'foreign-origin';
  const kept = cookieOf(visitor.cookie, cookieName(gate));
  const offered = socket ? null : offeredToken(visitor.url);
  if (offered !== null && sameSecret(offered, gate.token)) return 'give-cookie';
  return kept !== null && sameSecret(kept, gate.token) ? 'open' : 'no-token';
}
