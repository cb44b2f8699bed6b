import { type Bridge, createBridge } from './bridge.ts';
import { electronConnector, gridDeskWindow } from './electron-connector.ts';
import { bridgeUrl, socketConnector } from './socket-connector.ts';

/** The bridge of this window: the preload's port in Electron, a socket to the serving host in a browser. */
export function openBridge(): Bridge {
  const host = gridDeskWindow();
  const connector = host === null ? socketConnector(bridgeUrl(location)) : electronConnector(host);
  return createBridge(connector, Date.now);
}
