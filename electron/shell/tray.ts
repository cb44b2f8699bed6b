import { app, Menu, nativeImage, Tray } from 'electron';
import type { Badge } from '../host/process-messages.ts';
import { drawTrayIcon, iconSide } from './tray-icon.ts';

export type ConsoleTray = { show(badge: Badge): void };

type TrayActs = { readonly openDesk: () => void; readonly openWall: () => void; readonly quit: () => void };

/** What the tray says when pointed at. */
export const trayTip = ({ overdue, attention }: Badge): string =>
  `网格值守台 GridDesk\n超期 overdue ${overdue} · 待关注 attention ${attention}`;

/** The tray's icon: what waits, even with every window behind another program; a press opens the desk. */
export function createTray({ openDesk, openWall, quit }: TrayActs): ConsoleTray {
  const icon = (overdue: boolean) =>
    nativeImage.createFromBitmap(Buffer.from(drawTrayIcon(overdue)), { width: iconSide, height: iconSide });
  const tray = new Tray(icon(false));
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: '打开值守台 / Open the desk', click: openDesk },
      { label: '打开大屏 / Open the wall', click: openWall },
      { type: 'separator' },
      { label: '退出 / Quit', click: quit },
    ]),
  );
  tray.on('click', openDesk);
  const show = (badge: Badge): void => {
    tray.setImage(icon(badge.overdue > 0));
    tray.setToolTip(trayTip(badge));
    app.setBadgeCount(badge.overdue + badge.attention);
  };
  show({ overdue: 0, attention: 0 });
  return { show };
}
