import type { AlarmRow, RungPerson } from '../../../shared/alarm/alarm-view.ts';
import { momentText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useSession } from '../../store/use-feed.ts';
import { useSecond } from '../../store/use-time.ts';
import { rungPersonText } from './alarm-words.ts';

/** The ladder as a line with where it stands now: seat, shift leader, director, and the time to the next step (A4). */
export function AlarmLadder(props: {
  row: AlarmRow;
  ackMinutes: number;
  leader: RungPerson | null;
  director: RungPerson | null;
}) {
  const { row } = props;
  const { t, language } = useText();
  const now = useSecond();
  const me = useSession()?.actor?.name ?? '';
  const { nextRungAt, rungAt, rung } = row;
  // The part of the way from one step to the next that has gone by.
  const part =
    nextRungAt === null || nextRungAt <= rungAt ? 0 : Math.min(1, Math.max(0, (now - rungAt) / (nextRungAt - rungAt)));
  const at = row.state === 'loud' ? Math.min(2, rung + part) : rung;
  const steps = [
    { name: t('alarms.seat'), who: me, when: momentText(row.openedAt, now, language) },
    {
      name: t('alarms.leader'),
      who: rungPersonText(props.leader, language),
      when: row.leaderAt === null ? '' : momentText(row.leaderAt, now, language),
    },
    {
      name: t('alarms.director'),
      who: rungPersonText(props.director, language),
      when: row.directorAt === null ? '' : momentText(row.directorAt, now, language),
    },
  ];
  return (
    <section className="ladder">
      <h3>
        {t('alarms.ladder')} <span className="sub">{t('alarms.ladderNote', { minutes: props.ackMinutes })}</span>
      </h3>
      <div className="ladder-line" data-state={row.state}>
        <i className="ladder-done" style={{ width: `${(at / 2) * 100}%` }} />
        {row.state === 'loud' && nextRungAt !== null && (
          <span className="ladder-now num" style={{ left: `${(at / 2) * 100}%` }}>
            {t('alarms.now')} · {spanText(Math.max(0, nextRungAt - now), language)}
          </span>
        )}
        {steps.map((step, i) => (
          <b key={step.name} className="ladder-dot" data-on={i <= rung ? '' : undefined} style={{ left: `${i * 50}%` }}>
            {i + 1}
          </b>
        ))}
      </div>
      <div className="ladder-steps">
        {steps.map((step) => (
          <span key={step.name}>
            <b>
              {step.name} {step.who}
            </b>
            <span className="sub num">{step.when}</span>
          </span>
        ))}
      </div>
    </section>
  );
}
