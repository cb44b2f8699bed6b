import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../shared/std/result.ts';
import type { Receipt, RunCommand, RunError } from '../../shared/wire/local-commands.ts';
import { useConsole } from './bridge-context.ts';

export type Running = {
  readonly busy: boolean;
  readonly error: RunError | null;
  /** Runs one command; a second call while the first is under way answers null and does nothing. */
  readonly run: (command: RunCommand) => Promise<Result<Receipt, RunError> | null>;
  readonly clear: () => void;
};

/** One write at a time with its last error, for a form that must keep what was typed when it is refused. */
export function useRun(): Running {
  const { bridge } = useConsole();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<RunError | null>(null);
  const under = useRef(false);
  const run = useCallback(
    async (command: RunCommand) => {
      if (under.current) return null;
      under.current = true;
      setBusy(true);
      const result = await bridge.run(command);
      under.current = false;
      setBusy(false);
      setError(result.ok ? null : result.error);
      return result;
    },
    [bridge],
  );
  return { busy, error, run, clear: useCallback(() => setError(null), []) };
}
