import { useEffect } from 'react';
import { useConsole } from '../../store/bridge-context.ts';
import { useDeskState } from '../use-desk.ts';

/** Tells the others of the room what is open on this desk (Q2). */
export function usePresence(): void {
  const { bridge } = useConsole();
  const opened = useDeskState('opened');
  useEffect(() => {
    void bridge.run({ kind: 'room.here', open: opened === null ? [] : [opened] });
  }, [bridge, opened]);
}
