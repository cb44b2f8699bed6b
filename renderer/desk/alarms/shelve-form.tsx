import { BellOff } from 'lucide-react';
import { useState } from 'react';
import type { AlarmRow } from '../../../shared/alarm/alarm-view.ts';
import { shelveReasons } from '../../../shared/domain/alarm/alarm-handling.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useMinute } from '../../store/use-time.ts';

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
  const lacks = reason === 'other' && note.trim() === '';
  return (
    <section className="shelve" aria-label={t('alarms.shelveTitle')}>
      <h3>
        <BellOff size={16} /> {t('alarms.shelveTitle')}
        <span className="sub">{t('alarms.shelveNote', { until: momentText(props.shiftEndsAt, now, language) })}</span>
      </h3>
      <div className="shelve-row">
        <span className="sub">{t('alarms.reason')}</span>
        <div className="shelve-reasons" role="radiogroup" aria-label={t('alarms.reason')}>
          {shelveReasons.map((one) => (
            <button
              key={one.key}
              type="button"
              role="radio"
              aria-checked={reason === one.key}
              className="choice"
              data-shelve={one.key}
              onClick={() => setReason(one.key)}
            >
              {say(one)}
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
