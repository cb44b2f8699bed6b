import { createContext, useContext, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../store/external-store.ts';

/** Whole seconds this wall has been up. Everything that turns or shifts goes by it, so the wall has one timer. */
export type Beat = {
  readonly seconds: Store<number>;
  /**
   * Goes along with something that fires about once a second (the hub clock's tick); its own value may jump with the hub's time,
   * the beat may not.
   * @returns stops
   */
  readonly follow: (tick: Pick<Store<number>, 'subscribe'>) => () => void;
};

/** @param uptime monotonic ms @param from seconds the wall had been up before its page was loaded again */
export function createBeat(uptime: () => number, from = 0): Beat {
  const start = uptime() - from * 1000;
  const seconds = createStore(from);
  return {
    seconds,
    follow: (tick) => tick.subscribe(() => seconds.set(Math.floor((uptime() - start) / 1000))),
  };
}

export const BeatContext = createContext<Store<number> | null>(null);

/** Something worked out of the beat; the component renders again only when the answer differs. */
export function useBeat<T extends string | number | boolean>(of: (seconds: number) => T): T {
  const seconds = useContext(BeatContext);
  if (seconds === null) throw new Error('useBeat outside BeatContext');
  return useSyncExternalStore(seconds.subscribe, () => of(seconds.get()));
}
