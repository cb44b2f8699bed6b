import { Menu } from 'electron';

/** No menu of browsers (reload, zoom, developer tools). macOS needs one, or its copy and paste do nothing. */
export function setApplicationMenu(platform: string): void {
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null);
}
