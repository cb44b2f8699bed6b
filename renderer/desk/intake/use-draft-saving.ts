import { useEffect, useRef, useState } from 'react';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { IntakeForm } from './intake-form.ts';
import { isEnded } from './intake-store.ts';

/** Quiet after typing before the draft goes to disk, ms (I1: within a second). */
const PAUSE_MS = 300;

export type Saving =
  | { readonly state: 'clean' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly error: RunError };

/** Puts the form on disk after every pause; `at` is the proof shown beside it (hub time, ms). */
export function useDraftSaving(form: IntakeForm, touched: boolean): Saving {
  const { bridge, clock } = useConsole();
  const [saving, setSaving] = useState<Saving>({ state: 'clean' });
  const latest = useRef(form);
  const unsaved = useRef(false);
  useEffect(() => {
    if ((latest.current === form && !touched) || isEnded(form.event)) return;
    latest.current = form;
    unsaved.current = true;
    setSaving({ state: 'saving' });
    const timer = setTimeout(() => {
      void bridge.run({ kind: 'draft.save', id: form.event, form }).then((result) => {
        if (latest.current !== form) return;
        unsaved.current = !result.ok;
        setSaving(result.ok ? { state: 'saved', at: clock.now() } : { state: 'failed', error: result.error });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [bridge, clock, form, touched]);
  useEffect(
    () => () => {
      // Leaving the page must not cost the last words typed.
      if (unsaved.current && !isEnded(latest.current.event))
        void bridge.run({ kind: 'draft.save', id: latest.current.event, form: latest.current });
    },
    [bridge],
  );
  return saving;
}
