import type { BrowserContext, Page } from 'playwright-core';

/**
 * Opens a page in a window of its own beside `opener`. A page opened the plain way is a tab of the same window: it sends the one
 * before to the background, where that is drawn once a second, which no console with two windows ever is.
 */
export async function newWindow(context: BrowserContext, opener: Page): Promise<Page> {
  const browser = context.browser();
  if (browser === null) throw new Error('a context without a browser opens no window');
  const ofPage = await context.newCDPSession(opener);
  const { targetInfo } = await ofPage.send('Target.getTargetInfo');
  await ofPage.detach();
  const ofBrowser = await browser.newBrowserCDPSession();
  const place = targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId };
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    ofBrowser.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...place }),
  ]);
  await ofBrowser.detach();
  return page;
}
