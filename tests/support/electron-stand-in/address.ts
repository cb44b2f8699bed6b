/*
 * A plain Chromium knows no scheme of ours: `griddesk://app/x` is shown to it as `http://app.griddesk.localhost/x`,
 * which never leaves the machine. The app hears and says its own addresses only.
 */
const known = new Set<string>();

export const knowScheme = (scheme: string): void => void known.add(scheme);

/** The address as the browser knows it. */
export function shownAddress(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address);
  const scheme = protocol.slice(0, -1);
  return known.has(scheme) ? `http://${host}.${scheme}.localhost${pathname}${search}${hash}` : address;
}

/** The address as the app knows it. */
export function ownAddress(address: string): string {
  const match = /^http:\/\/([^/]+)\.([a-z][a-z0-9]*)\.localhost(\/.*)?$/.exec(address);
  const [, host = '', scheme = '', rest = '/'] = match ?? [];
  return known.has(scheme) ? `${scheme}://${host}${rest}` : address;
}
