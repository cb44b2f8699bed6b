import type { Life } from '../life/live.ts';

const tickMs = 500;

export type RunningLife = { readonly stop: () => Promise<void> };

/** Ticks the county twice a second, one tick at a time; a tick that fails is logged once and tried again. */
export function runLife(life: Life, log: (line: string) => void): RunningLife {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let said = '';
  const once = async (): Promise<void> => {
    try {
      await life.tick();
      said = '';
    } catch (error) {
      if (said !== String(error)) log(`life: ${String(error)}`);
      said = String(error);
    }
  };
  let running: Promise<void> = Promise.resolve();
  const next = async (): Promise<void> => {
    await once();
    if (!stopped) wait();
  };
  const wait = (): void => {
    timer = setTimeout(() => {
      running = next();
    }, tickMs);
  };
  wait();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
