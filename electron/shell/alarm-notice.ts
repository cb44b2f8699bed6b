import { Notification } from 'electron';
import type { AlarmNotice } from '../host/process-messages.ts';

/** What of a window a notice needs. */
export type FlashingWindow = { flashFrame(on: boolean): void; isDestroyed(): boolean; isFocused(): boolean };

export type AlarmNotices = { show(alarm: AlarmNotice | null): void };

/**
 * Tells of a sounding alarm outside the windows (A5): a notice of the system that stays until somebody acts, and a flashing taskbar.
 * A press on the notice opens the desk. It says kind and number only: a locked screen is read by whoever passes.
 */
export function createAlarmNotices(desk: () => FlashingWindow | null, openDesk: () => void): AlarmNotices {
  let shown: { readonly key: string; readonly notice: Notification | null } | null = null;
  const flash = (on: boolean): void => {
    const window = desk();
    if (window === null || window.isDestroyed()) return;
    window.flashFrame(on && !window.isFocused());
  };
  return {
    show(alarm) {
      if (alarm?.key === shown?.key) return;
      shown?.notice?.close();
      shown = null;
      flash(alarm !== null);
      if (alarm === null) return;
      const notice = Notification.isSupported()
        ? new Notification({
            title: alarm.title,
            body: alarm.body,
            urgency: alarm.priority === 'urgent' ? 'critical' : 'normal',
            timeoutType: 'never',
            // The desk sounds by itself; two sounds at once would be none.
            silent: true,
          })
        : null;
      notice?.on('click', openDesk);
      notice?.show();
      shown = { key: alarm.key, notice };
    },
  };
}
