import { useState } from 'react';
import { type PackKind, packKinds, packPeriod } from '../../shared/meeting/pack-period.ts';
import { addDays, isLocalDate, localDate } from '../../shared/time/local-date.ts';
import { parseInstant } from '../../shared/time/local-time.ts';
import { useText } from '../i18n/language.ts';
import { runErrorText } from '../i18n/run-error-text.ts';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useConsole } from '../store/bridge-context.ts';
import type { DeskSession } from '../store/desk-session.ts';
import { useRegistry } from '../store/use-feed.ts';
import { useRun } from '../store/use-run.ts';

/** Period, area and moment of a new pack: the last whole week of the own area, now, unless said otherwise. */
export function NewPack(props: { readonly session: DeskSession; readonly onMade: (id: string) => void }) {
  const { t, language } = useText();
  const { clock } = useConsole();
  const registry = useRegistry();
  const { busy, error, run } = useRun();
  const own = props.session.actor?.area ?? '';
  const [kind, setKind] = useState<PackKind>('week');
  const [date, setDate] = useState(() => addDays(packPeriod('week', localDate(clock.tick.get())).from, -1));
  const [area, setArea] = useState(own);
  const [moment, setMoment] = useState('');
  const [wrong, setWrong] = useState('');
  const areas = (registry?.divisions ?? []).filter(({ code, level }) => level !== 'village' && code.startsWith(own));

  const freeze = async (): Promise<void> => {
    const cutoff = moment.trim() === '' ? null : parseInstant(moment);
    if (!isLocalDate(date)) return setWrong(t('meet.badDate'));
    if (cutoff !== null && !cutoff.ok) return setWrong(cutoff.error.message);
    setWrong('');
    const id = crypto.randomUUID();
    const done = await run({ kind: 'meeting.freeze', id, period: kind, date, area, cutoff: cutoff?.value ?? null });
    if (done?.ok === true) props.onMade(id);
  };
  const said = wrong === '' && error !== null ? runErrorText(error, language) : wrong;
  return (
    <form
      className="meet-new"
      onSubmit={(e) => {
        e.preventDefault();
        void freeze();
      }}
    >
      <SelectField
        label={t('meet.kind')}
        value={kind}
        options={packKinds.map((value) => ({ value, label: t(`meet.kind.${value}`) }))}
        onChange={setKind}
      />
      <TextField label={t('meet.date')} value={date} onChange={setDate} maxLength={10} />
      <SelectField
        label={t('meet.area')}
        value={area}
        options={areas.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setArea}
      />
      <TextField
        label={t('meet.cutoff')}
        value={moment}
        onChange={setMoment}
        maxLength={16}
        placeholder="YYYY-MM-DD HH:MM"
        hint={t('meet.cutoffHint')}
      />
      <Button tone="primary" type="submit" disabled={busy}>
        {t(busy ? 'meet.freezing' : 'meet.new')}
      </Button>
      {said !== '' && (
        <p className="meet-wrong" role="alert">
          {said}
        </p>
      )}
    </form>
  );
}
