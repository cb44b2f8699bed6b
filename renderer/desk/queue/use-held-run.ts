import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { useDesk } from '../use-desk.ts';
import type { BulkLine } from './bulk-plan.ts';

/** How long a bulk act can be taken back before any of it is done, s. */
const HOLD_S = 8;

export type HeldRun = {
  /** `left` seconds until it begins; then `done` of `count`. */
  readonly state: { readonly left: number; readonly count: number; readonly done: number } | null;
  readonly start: (lines: readonly BulkLine[]) => void;
  readonly undo: () => void;
};

/** Runs the lines of a bulk act after a while in which all of it can be taken back: most acts of the law cannot be undone later. */
export function useHeldRun(): HeldRun {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const [lines, setLines] = useState<readonly BulkLine[] | null>(null);
  const [left, setLeft] = useState(0);
  const [done, setDone] = useState(0);
  const running = useRef(false);

  const run = useCallback(
    async (all: readonly BulkLine[]): Promise<void> => {
      let failed = 0;
      let why = '';
      for (const line of all) {
        for (const command of line.commands) {
          const result = await bridge.run(command);
          if (result.ok) continue;
          failed += 1;
          why = `${line.number.slice(-4)}：${runErrorText(result.error, language)}`;
          break;
        }
        setDone((n) => n + 1);
      }
      running.current = false;
      setLines(null);
      const words = t('bulk.doneMore', { done: all.length - failed, failed });
      desk.say(t('bulk.done'), why === '' ? words : `${words} · ${why}`);
    },
    [bridge, desk, language, t],
  );

  useEffect(() => {
    if (lines === null || running.current) return;
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1);
      running.current = true;
      setLeft(0);
      void run(lines);
    }, 1000);
    return () => clearTimeout(timer);
  }, [lines, left, run]);

  return {
    state: lines === null ? null : { left, count: lines.length, done },
    start: (all) => {
      setDone(0);
      setLeft(HOLD_S);
      setLines(all);
    },
    undo: () => {
      if (running.current) return;
      setLines(null);
      desk.say(t('bulk.undo'), t('bulk.undone'));
    },
  };
}
