import { useEffect, useMemo, useState } from 'react';
import { noticeOf } from '../../../shared/alarm/alarm-notice.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import { useAlarms } from './use-alarms.ts';
import { browserNotice, createWebNotices } from './web-notices.ts';

/** True in a browser that can show notices of the system; in Electron the shell shows them. */
const possible = (): boolean => gridDeskWindow() === null && 'Notification' in window;

/** Tells of what sounds while this window of the browser host is behind others, where the person has allowed it. */
export function useWebNotices(): void {
  const view = useAlarms();
  const notices = useMemo(
    () =>
      possible()
        ? createWebNotices(
            (notice, opened) =>
              Notification.permission === 'granted' ? browserNotice(notice, opened) : { close: () => undefined },
            () => window.focus(),
          )
        : null,
    [],
  );
  useEffect(() => {
    if (notices === null) return;
    const look = (): void => notices.setFocused(document.hasFocus());
    look();
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      notices.set(null);
    };
  }, [notices]);
  useEffect(() => notices?.set(noticeOf(view)), [notices, view]);
}

/** Whether the person may still be asked, and how to ask. */
export function useNoticePermission(): { readonly open: boolean; readonly ask: () => void } {
  const [open, setOpen] = useState(() => possible() && Notification.permission === 'default');
  const ask = (): void => void Notification.requestPermission().then((answer) => setOpen(answer === 'default'));
  return { open, ask };
}
