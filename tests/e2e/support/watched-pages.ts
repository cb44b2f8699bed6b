import type { BrowserContext, Page } from '@playwright/test';

/** What the pages of a journey did beside what was asked of them. */
export type WatchedPages = {
  /** Errors of their consoles and exceptions nobody caught. */
  readonly errors: string[];
  /** Every address they loaded. */
  readonly requests: string[];
};

/** Listens to every page of a browser, those that open later too. */
export function watchPages(context: BrowserContext): WatchedPages {
  const watched: WatchedPages = { errors: [], requests: [] };
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => watched.errors.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') watched.errors.push(`${page.url()}: ${message.text()}`);
    });
  };
  for (const page of context.pages()) listen(page);
  context.on('page', listen);
  context.on('request', (request) => watched.requests.push(request.url()));
  return watched;
}

/** True for an address that cannot leave this machine. */
export function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (['griddesk:', 'data:', 'blob:', 'about:'].includes(protocol)) return true;
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
}
