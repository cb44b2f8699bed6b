import { useEffect, useRef, useState } from 'react';
import type { Ring } from '../../../shared/domain/event/rings.ts';
import { createRinger, createWebTone, type Ringer, type RingTimers } from './ring.ts';

const timers: RingTimers = {
  mono: () => performance.now(),
  set: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Sounds while something rings. @returns whether it sounds now, and what keeps it quiet for two minutes */
export function useRinging(ringing: readonly Ring[]): { readonly sounding: boolean; readonly quiet: () => void } {
  const [sounding, setSounding] = useState(false);
  const ringer = useRef<Ringer | null>(null);
  const ids = ringing.map((one) => one.id).join(' ');
  useEffect(() => {
    const made = createRinger(createWebTone(), timers, setSounding);
    ringer.current = made;
    return () => made.stop();
  }, []);
  useEffect(() => ringer.current?.ring(ids === '' ? [] : ids.split(' ')), [ids]);
  return { sounding, quiet: () => ringer.current?.quiet() };
}
