import { type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';

/** After sleep or a locked screen sockets are dead without knowing: the station is told to look at once. */
export function watchPower(resumed: () => void): void {
  powerMonitor.on('resume', resumed);
  powerMonitor.on('unlock-screen', resumed);
}

/** Keeps the display on as long as the wall stands. */
export function keepDisplayOn(wall: BrowserWindow): void {
  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  wall.once('closed', () => powerSaveBlocker.stop(blocker));
}
