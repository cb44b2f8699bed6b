import type { AlarmNotice } from '../../../shared/alarm/alarm-notice.ts';

/** What of a browser's notices is needed; the test has one of its own. */
export type NoticeMaker = (notice: AlarmNotice, opened: () => void) => { close(): void };

export type WebNotices = {
  /** What sounds now; null: nothing does. */
  set(notice: AlarmNotice | null): void;
  /** Whether somebody has this window before him: then the desk itself tells him. */
  setFocused(focused: boolean): void;
};

/**
 * In the browser host: a notice of the system for what sounds while the window is behind others (A5), one at a time, gone when somebody
 * acts. In Electron the shell does this.
 * @param focus brings the window to the front
 */
export function createWebNotices(make: NoticeMaker, focus: () => void): WebNotices {
  let wanted: AlarmNotice | null = null;
  let focused = true;
  let shown: { readonly key: string; close(): void } | null = null;
  const follow = (): void => {
    if (wanted === null || (shown !== null && shown.key !== wanted.key)) {
      shown?.close();
      shown = null;
    }
    if (wanted === null || focused || shown !== null) return;
    shown = { key: wanted.key, close: make(wanted, focus).close };
  };
  return {
    set(notice) {
      wanted = notice;
      follow();
    },
    setFocused(now) {
      focused = now;
      follow();
    },
  };
}

/** The browser's own notices; windows of one console share the tag, so that one stands and not several. */
export const browserNotice: NoticeMaker = ({ title, body, priority }, opened) => {
  const notice = new Notification(title, {
    body,
    tag: 'griddesk-alarm',
    silent: true,
    requireInteraction: priority === 'urgent',
  });
  notice.addEventListener('click', opened);
  return { close: () => notice.close() };
};
