import type { AlarmRow } from '../../../shared/alarm/alarm-view.ts';
import { momentText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useTimed } from '../../store/use-time.ts';

const names = ['alarms.seat', 'alarms.leader', 'alarms.director'] as const;

/** Three dots of the ladder with the time to the next step, or who has it. */
export function RungLine(props: { row: AlarmRow }) {
  const { row } = props;
  const { t, language } = useText();
  const taken = row.state !== 'loud';
  const words = useTimed((now) => {
    if (row.by !== null && row.state === 'acknowledged')
      return t('alarms.by', { name: row.by.by, at: momentText(row.by.at, now, language) });
    if (row.by !== null && row.state === 'shelved' && row.by.until !== null)
      return t('alarms.shelvedBy', { name: row.by.by, until: momentText(row.by.until, now, language) });
    if (taken) return '';
    if (row.nextRungAt !== null) {
      const who = t(names[row.rung + 1] ?? 'alarms.director');
      return t('alarms.toRung', { left: spanText(Math.max(0, row.nextRungAt - now), language), who });
    }
    return row.rung > 0 ? t('alarms.atTop', { who: t(names[row.rung] ?? 'alarms.director') }) : t('alarms.stays');
  });
  return (
    <span className="rungs" data-taken={taken ? '' : undefined}>
      <span className="rung-dots" aria-hidden="true">
        {names.map((name, i) => (
          <i key={name} data-on={i <= row.rung ? '' : undefined} />
        ))}
      </span>
      <span className="rung-words num">{words}</span>
    </span>
  );
}
