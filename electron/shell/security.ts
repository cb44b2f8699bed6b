import type { App, Session, WebContents, WebPreferences } from 'electron';

/** Scheme and host of our pages: `griddesk://app/…`. Not file://, which would see the whole disk as one origin. */
export const appScheme = 'griddesk';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;

/** True for an address of our own pages. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost;
}

/** What a page may load: our own files, and what they make themselves. */
const isOwnLoad = (address: string): boolean => isOwnPage(address) || /^(?:data|blob|devtools):/.test(address);

/**
 * Preferences of every window, spelt out although most are Electron's defaults: a default that changes must not open one.
 * @param preload full name of the preload's file @param packaged no developer tools in the installed product
 */
export const pagePreferences = (preload: string, packaged: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !packaged,
});

/** The part of an IPC event that tells who speaks. `parent` is null for a window's main frame. */
export type Speaker = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** True for a message from the main frame of one of our own pages; a frame that is gone or another's is not heard. */
export const isOwnSpeaker = ({ senderFrame }: Speaker): boolean =>
  senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);

/** Pages stay where they are: no other page, no further window, no embedded one. */
export function confinePages(app: App, log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const refuse = (event: { preventDefault(): void }, what: string): void => {
      event.preventDefault();
      log(`refused ${what}`);
    };
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) refuse(event, `navigation to ${event.url}`);
    });
    contents.on('will-redirect', (event) => {
      if (!isOwnPage(event.url)) refuse(event, `redirect to ${event.url}`);
    });
    contents.on('will-attach-webview', (event) => refuse(event, 'a webview'));
    contents.setWindowOpenHandler(({ url }) => {
      log(`refused a window for ${url}`);
      return { action: 'deny' };
    });
  });
}

/** No permission, no device, nothing from the network, and no way to fetch a download by a link. */
export function confineSession(session: Session, log: (line: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log(`refused permission ${permission}`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOwnLoad(details.url);
    if (cancel) log(`refused to load ${details.url}`);
    answer({ cancel });
  });
  session.on('will-download', (event, item) => {
    event.preventDefault();
    log(`refused a download of ${item.getURL().slice(0, 100)}`);
  });
}
