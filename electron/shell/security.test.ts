import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { expect, test } from 'vitest';
import { confinePages, confineSession, isOwnPage, isOwnSpeaker, pagePreferences } from './security.ts';

test.each([
  ['griddesk://app/index.html', true],
  ['griddesk://app/wall.html?x=1#y', true],
  ['griddesk://other/index.html', false],
  ['griddesk://app.evil/index.html', false],
  ['https://app/index.html', false],
  ['file:///etc/passwd', false],
  ['about:blank', false],
  ['', false],
])('given the address %s, when judged, then it is our own page: %s', (address, own) => {
  expect(isOwnPage(address)).toBe(own);
});

test.each([
  ['our main frame', { url: 'griddesk://app/index.html', parent: null }, true],
  ['a frame inside our page', { url: 'griddesk://app/index.html', parent: {} }, false],
  ["another page's main frame", { url: 'https://evil.example/', parent: null }, false],
  ['a frame that is gone', null, false],
])(
  'given a message from %s, when it comes in, then it is heard: %s (R9: sender check)',
  (_name, senderFrame, heard) => {
    expect(isOwnSpeaker({ senderFrame })).toBe(heard);
  },
);

test("given a window's preferences, when read, then each point of Electron's checklist is spelt out (R9)", () => {
  expect(pagePreferences('/preload.cjs', true)).toEqual({
    preload: '/preload.cjs',
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
    devTools: false,
  });
  expect(pagePreferences('/preload.cjs', false).devTools).toBe(true);
});

function confinedPage() {
  const app = new EventEmitter();
  const lines: string[] = [];
  confinePages(app as unknown as App, (line) => lines.push(line));
  let open: ((details: { url: string }) => { action: string }) | null = null;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler(handler: typeof open) {
      open = handler;
    },
  });
  app.emit('web-contents-created', {}, contents);
  const prevented = (event: string, url: string): boolean => {
    let held = false;
    contents.emit(event, { url, preventDefault: () => (held = true) });
    return held;
  };
  return { lines, prevented, openWindow: (url: string) => open?.({ url }) };
}

test.each(['will-navigate', 'will-redirect', 'will-attach-webview'])(
  'given a page, when it tries %s elsewhere, then it stays (R9)',
  (event) => {
    const page = confinedPage();
    expect(page.prevented(event, 'https://evil.example/')).toBe(true);
    expect(page.lines).toHaveLength(1);
  },
);

test('given a page, when it goes to another page of ours, then it may', () => {
  expect(confinedPage().prevented('will-navigate', 'griddesk://app/wall.html')).toBe(false);
});

test('given a page, when it opens a window, then none opens (R9)', () => {
  expect(confinedPage().openWindow('griddesk://app/wall.html')).toEqual({ action: 'deny' });
});

/** A session that keeps what it was told. */
function confinedSession() {
  const kept: Record<string, (...args: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    kept[name] = handler;
  };
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('load') },
  });
  confineSession(session as unknown as Session, () => undefined);
  const call = (name: string, ...args: unknown[]): unknown => kept[name]?.(...(args as never[]));
  return { session, call };
}

test('given a session, when a page asks for any permission or device, then it is refused (R9)', () => {
  const { call } = confinedSession();
  for (const permission of ['media', 'notifications', 'geolocation', 'clipboard-read', 'openExternal']) {
    let granted: unknown = null;
    call('request', null, permission, (answer: boolean) => {
      granted = answer;
    });
    expect(granted).toBe(false);
  }
  expect(call('check')).toBe(false);
  expect(call('device')).toBe(false);
});

test.each([
  ['griddesk://app/assets/main.js', false],
  ['blob:griddesk://app/1', false],
  ['data:image/png;base64,AA', false],
  ['https://cdn.example/lib.js', true],
  ['http://127.0.0.1:4710/', true],
  ['file:///etc/passwd', true],
  ['ws://127.0.0.1:4710/', true],
])('given a page that loads %s, when asked, then it is stopped: %s (R9: no remote content)', (url, stopped) => {
  let cancelled: unknown = null;
  confinedSession().call('load', { url }, ({ cancel }: { cancel: boolean }) => {
    cancelled = cancel;
  });
  expect(cancelled).toBe(stopped);
});

test('given a page, when it starts a download, then it is stopped', () => {
  let held = false;
  const item = { getURL: () => 'blob:griddesk://app/1' };
  confinedSession().session.emit('will-download', { preventDefault: () => (held = true) }, item);
  expect(held).toBe(true);
});
