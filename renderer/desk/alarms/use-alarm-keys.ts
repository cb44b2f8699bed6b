import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AlarmRow } from '../../../shared/alarm/alarm-view.ts';
import { useDesk } from '../use-desk.ts';
import { useAlarmActs } from './use-alarms.ts';

/** Opens what an alarm is about: the event, the file, or where the console's own trouble is seen to. */
export function useOpenAlarm(): (row: AlarmRow) => void {
  const desk = useDesk();
  return (row) => {
    const [first] = row.members;
    if (first?.event != null) desk.open(first.event);
    else if (first?.dossier != null) desk.openFile(first.dossier);
    else if (row.kind === 'unsent') desk.go('outbox');
    else desk.go('alarms');
  };
}

/**
 * Keys of the alarms, valid in every module and never while an input method is open: Alt+A acknowledges the top one, Alt+O opens
 * it, Alt+Enter does both, F9 hands it to the shift leader.
 */
export function useAlarmKeys(row: AlarmRow | undefined): void {
  const open = useOpenAlarm();
  const { act } = useAlarmActs();
  const latest = useRef({ row, open, act });
  useLayoutEffect(() => {
    latest.current = { row, open, act };
  });
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      const { row: top, open: show, act: run } = latest.current;
      if (e.defaultPrevented || e.isComposing || e.keyCode === 229 || top === undefined) return;
      if (document.querySelector('.ant-modal-wrap') !== null) return;
      if (e.key === 'F9' && !e.altKey && !e.ctrlKey) void run('handOver', top);
      else if (!e.altKey || e.ctrlKey || e.metaKey) return;
      else if (e.code === 'KeyA') void run('acknowledge', top);
      else if (e.code === 'KeyO') show(top);
      else if (e.key === 'Enter') void run('acknowledge', top).then((done) => done?.ok === true && show(top));
      else return;
      e.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
