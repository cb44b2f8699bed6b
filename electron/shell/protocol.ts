import type { CustomScheme, Protocol } from 'electron';
import { pageHeaders } from '../../shared/wire/page-policy.ts';
import { readPageFile } from '../host/page-file.ts';
import { appHost, appScheme } from './security.ts';

/** Must be told before the app is ready. Standard and secure: our pages have an origin and 'self' means something. */
export const appSchemes: CustomScheme[] = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/**
 * Answers a request for `griddesk://app/…` from the built pages, with the policy of every page.
 * @param root folder of the built renderer
 */
export async function answerPage(
  root: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const plain = (status: number, text: string): Response =>
    new Response(text, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } });
  if (host !== appHost) return plain(404, 'no such host');
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET only');
  const file = await readPageFile(root, pathname);
  return file === null ? plain(404, 'no such page') : new Response(file.body, { headers: { ...file.headers } });
}

/** Serves the pages under our own scheme. */
export function servePages(protocol: Pick<Protocol, 'handle'>, root: string): void {
  protocol.handle(appScheme, (request) => answerPage(root, request));
}
