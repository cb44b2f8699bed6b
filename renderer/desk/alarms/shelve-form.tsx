import { BellOff } from 'lucide-react';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AlarmRow } from '../../../shared/alarm/alarm-view.ts';
import { shelveReasons } from '../../../shared/domain/alarm/alarm-handling.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useMinute } from '../../store/use-time.ts';
import { isTyping } from '../keys.ts';

type Until = { readonly key: string; readonly words: string; readonly at: number };

/** Reason, words and an end (A6): one of six reasons, a time that never outlasts the shift. */
export function ShelveForm(props: {
  row: AlarmRow;
  shiftEndsAt: number;
  busy: boolean;
  shelve: (reason: string, note: string, until: number) => void;
}) {
  const { t, say, language } = useText();
  const now = useMinute();
  const [reason, setReason] = useState<string>('promised');
  const [note, setNote] = useState('');
  const [length, setLength] = useState('30');
  const ends: readonly Until[] = [
    { key: '15', words: t('alarms.minutes', { n: 15 }), at: now + 15 * 60_000 },
    { key: '30', words: t('alarms.minutes', { n: 30 }), at: now + 30 * 60_000 },
    { key: '60', words: t('alarms.hour'), at: now + 60 * 60_000 },
    { key: 'shift', words: t('alarms.endOfShift'), at: props.shiftEndsAt },
  ];
  const until = ends.find((one) => one.key === length)?.at ?? now + 30 * 60_000;
  const keys = useShelveKeys(setReason);
  const lacks = reason === 'other' && note.trim() === '';
  return (
    <section className="shelve" aria-label={t('alarms.shelveTitle')} {...keys}>
      <h3>
        <BellOff size={16} /> {t('alarms.shelveTitle')} <KeyCap keys="Alt+S" />
        <span className="sub">{t('alarms.shelveNote', { until: momentText(props.shiftEndsAt, now, language) })}</span>
      </h3>
      <div className="shelve-row">
        <span className="sub">{t('alarms.reason')}</span>
        <div className="shelve-reasons" role="radiogroup" aria-label={t('alarms.reason')}>
          {shelveReasons.map((one, n) => (
            <button
              key={one.key}
              type="button"
              role="radio"
              aria-checked={reason === one.key}
              className="choice"
              data-shelve={one.key}
              onClick={() => setReason(one.key)}
            >
              <KeyCap keys={String(n + 1)} /> {say(one)}
            </button>
          ))}
        </div>
      </div>
      <TextField label={t('alarms.note')} value={note} onChange={setNote} maxLength={500} />
      <div className="shelve-row">
        <span className="sub">{t('alarms.until')}</span>
        <div className="shelve-ends" role="radiogroup" aria-label={t('alarms.until')}>
          {ends.map((one) => (
            <button
              key={one.key}
              type="button"
              role="radio"
              aria-checked={length === one.key}
              className="choice"
              onClick={() => setLength(one.key)}
            >
              {one.words} <span className="num sub">{momentText(one.at, now, language)}</span>
            </button>
          ))}
        </div>
      </div>
      <p className="sub">{t('alarms.shelfEnd')}</p>
      <Button
        tone="plain"
        icon={<BellOff size={15} />}
        disabled={props.busy || lacks}
        data-act="shelve"
        onClick={() => props.shelve(reason, note.trim(), until)}
      >
        {t(lacks ? 'alarms.needsWords' : 'alarms.submitShelf')}
      </Button>
    </section>
  );
}

/** Alt+S comes here; once here, 1 to 6 choose the reason unless something is being typed. */
function useShelveKeys(choose: (reason: string) => void) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.defaultPrevented || e.isComposing || !e.altKey || e.ctrlKey || e.code !== 'KeyS') return;
      section.current?.focus();
      e.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const onKeyDown = (e: ReactKeyboardEvent): void => {
    if (e.nativeEvent.isComposing || isTyping(e.target) || e.altKey || e.ctrlKey || e.metaKey) return;
    const reason = shelveReasons[Number(e.key) - 1];
    if (reason === undefined) return;
    choose(reason.key);
    // The desk's own digits choose views of the queue.
    e.preventDefault();
  };
  return { ref: section, onKeyDown, tabIndex: -1 };
}
