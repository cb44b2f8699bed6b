import { useState } from 'react';
import type { PhoneSlip } from '../../../shared/domain/event/entries.ts';
import type { Translate } from '../../i18n/language.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

export type SlipDraft = {
  readonly receiver: string;
  readonly calledAt: string;
  readonly readBack: boolean;
  readonly setReceiver: (receiver: string) => void;
  readonly setCalledAt: (calledAt: string) => void;
  readonly setReadBack: (readBack: boolean) => void;
  /** What is not filled yet; the read-back is asked for before anything counts as dispatched. */
  readonly missing: (t: Translate) => string | null;
  readonly value: (number: string) => (PhoneSlip & { readonly readBack: true }) | null;
};

/** The record of the call that stands in for delivery (O2). */
export function useSlip(now: number): SlipDraft {
  const [receiver, setReceiver] = useState('');
  const [calledAt, setCalledAt] = useState(() => toLocalInput(now));
  const [readBack, setReadBack] = useState(false);
  return {
    receiver,
    calledAt,
    readBack,
    setReceiver,
    setCalledAt,
    setReadBack,
    missing: (t) => {
      if (receiver.trim() === '') return t('slip.receiver');
      if (fromLocalInput(calledAt) === null) return t('slip.calledAt');
      return readBack ? null : t('slip.readBack');
    },
    value: (number) => {
      const instant = fromLocalInput(calledAt);
      return instant === null || !readBack
        ? null
        : { number, receiver: receiver.trim(), calledAt: instant, readBack: true };
    },
  };
}
