import { useEffect, useRef, useState } from 'react';
import type { AttachmentPurpose, GivenFile } from '../../../shared/domain/attachment/attachment.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { useDesk } from '../use-desk.ts';
import { handOver } from './hand-over.ts';

export type Adding = {
  /** Kept on this console one after the other; each is then put where it belongs. */
  readonly add: (files: readonly File[], purpose: AttachmentPurpose) => void;
  /** The one that is being kept, and how much of it, 0–1. */
  readonly now: { readonly name: string; readonly share: number } | null;
};

/**
 * Takes files of a person into this console. @param put what becomes of each; answers why it did not work, or null
 */
export function useAdding(put: (file: GivenFile) => Promise<string | null>): Adding {
  const { bridge } = useConsole();
  const desk = useDesk();
  const { t, language } = useText();
  const [now, setNow] = useState<Adding['now']>(null);
  const queue = useRef<{ file: File; purpose: AttachmentPurpose }[]>([]);
  const running = useRef(false);
  const work = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    for (let next = queue.current.shift(); next !== undefined; next = queue.current.shift()) {
      const { file, purpose } = next;
      setNow({ name: file.name, share: 0 });
      const kept = await handOver(bridge, file, purpose, (share) => setNow({ name: file.name, share }));
      const why = kept.ok ? await put(kept.value) : runErrorText(kept.error, language);
      if (why === null) desk.say(t('files.title'), t('files.attached', { name: file.name }));
      else desk.say(t('files.title'), t('files.notAttached', { name: file.name, why }));
    }
    running.current = false;
    setNow(null);
  };
  return {
    now,
    add: (files, purpose) => {
      queue.current.push(...files.map((file) => ({ file, purpose })));
      void work();
    },
  };
}

/** Files pasted anywhere in the window while this is shown; text that is pasted stays the field's own. */
export function usePaste(taken: (files: readonly File[]) => void): void {
  const latest = useRef(taken);
  useEffect(() => {
    latest.current = taken;
  });
  useEffect(() => {
    const paste = (e: ClipboardEvent): void => {
      const files = [...(e.clipboardData?.files ?? [])];
      if (files.length === 0 || e.defaultPrevented) return;
      e.preventDefault();
      latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
