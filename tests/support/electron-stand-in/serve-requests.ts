import type { Page, Route } from 'playwright-core';
import { ownAddress } from './address.ts';
import { handlerOf } from './protocol.ts';
import { isCancelled } from './session.ts';
import { debug } from './stand-in-options.ts';

/** Answers a request of our own scheme through the app's handler. */
async function fulfill(
  route: Route,
  address: string,
  handler: (request: Request) => Response | Promise<Response>,
): Promise<void> {
  const request = route.request();
  const answer = await handler(new Request(address, { method: request.method() }));
  const body = Buffer.from(await answer.arrayBuffer());
  await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
}

/**
 * Puts the app between the page and everything it loads, as Electron's session and protocol do.
 * @param mayNavigate asked before the page itself goes elsewhere
 */
export async function serveRequests(page: Page, mayNavigate: (address: string) => boolean): Promise<void> {
  await page.route('**/*', async (route) => {
    const request = route.request();
    const address = ownAddress(request.url());
    const handler = handlerOf(new URL(address).protocol.slice(0, -1));
    const leaves = request.isNavigationRequest() && request.frame() === page.mainFrame();
    try {
      if (leaves && !mayNavigate(address)) return await route.abort('aborted');
      if (await isCancelled(address, request.method(), request.resourceType())) {
        return await route.abort('blockedbyclient');
      }
      return handler === undefined ? await route.continue() : await fulfill(route, address, handler);
    } catch (error) {
      // The page went away while its request was being answered.
      debug('request', address, error);
    }
  });
}
