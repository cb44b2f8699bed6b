import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type BeforeRequest = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  answer: (response: { cancel?: boolean }) => void,
) => void;

class Session extends EventEmitter {
  permissionRequest: PermissionRequest | null = null;
  permissionCheck: (() => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  beforeRequest: BeforeRequest | null = null;
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  });
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
}

export const defaultSession = new Session();
export const session = strict('session', { defaultSession: strict('session.defaultSession', defaultSession) });

/** Asks the app's own handler; Electron grants what no handler judges. */
export async function mayHave(permission: string): Promise<boolean> {
  const { permissionRequest } = defaultSession;
  if (permissionRequest === null) return true;
  return await new Promise((resolve) => permissionRequest(null, permission, resolve));
}

/** Whether the app stops a request before it is made. */
export async function isCancelled(url: string, method: string, resourceType: string): Promise<boolean> {
  const { beforeRequest } = defaultSession;
  if (beforeRequest === null) return false;
  return await new Promise((resolve) =>
    beforeRequest({ url, method, resourceType }, ({ cancel }) => resolve(cancel === true)),
  );
}
