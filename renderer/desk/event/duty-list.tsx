import { CircleCheck, CircleDashed } from 'lucide-react';
import type { GridEvent, Obligation } from '../../../shared/domain/event/event.ts';
import { dateTimeText, remainText } from '../../i18n/format.ts';
import { type Language, type Translate, useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';
import { dutyName } from '../duty-name.ts';
import { useDesk } from '../use-desk.ts';

const exemptKeys = ['anonymous', 'present', 'no-staff-reporter', 'reopened', 'flag-removed'] as const;

/** Who is still to be told what; an event closes only when each is cleared or exempt (F2). */
export function DutyList(props: { event: GridEvent; acts: readonly string[] }) {
  const { event, acts } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  if (event.obligations.length === 0) return null;
  return (
    <section aria-label={t('duties.title')}>
      <div className="section-head">
        <h2>{t('duties.title')}</h2>
      </div>
      {event.obligations.map((duty) => (
        <div key={duty.id} className="duty">
          {duty.clearedAt === null ? <CircleDashed size={15} /> : <CircleCheck size={15} />}
          <span>{dutyName(duty, t)}</span>
          <Tag tone={duty.clearedAt === null ? 'warn' : 'grey'}>{stateOf(duty, now, language, t)}</Tag>
          <span className="duty-fill" />
          {duty.clearedAt === null && acts.includes('event.recordFeedback') && (
            <Button small onClick={() => desk.act('event.recordFeedback', { obligation: duty.id })}>
              {t('duty.record')}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}

function stateOf(duty: Obligation, now: number, language: Language, t: Translate): string {
  if (duty.exempt !== null) {
    const key = exemptKeys.find((k) => k === duty.exempt);
    return t('duty.exempt', { reason: key === undefined ? duty.exempt : t(`duty.exempt.${key}`) });
  }
  if (duty.clearedAt !== null) return t('duty.cleared', { at: dateTimeText(duty.clearedAt, now) });
  return duty.due === null ? t('duty.open') : remainText(duty.due, now, language);
}
