/*
 * The `electron` module as the product's main bundle sees it on the stand-in: a real Chromium driven by playwright-core
 * for the windows, children of plain Node for the utility processes. It stands in for what is exported here; any other
 * name is a link error, any other member throws. What it cannot show stands in docs/electron.md.
 */
export { app } from './app.ts';
export { BrowserWindow, webContents } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export {
  dialog,
  Menu,
  Notification,
  nativeImage,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  Tray,
} from './machine.ts';
export { MessageChannelMain } from './message-ports.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
