import { CircleCheck, CircleDashed } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { Obligation } from '../../../shared/domain/event/event.ts';
import { explainDuty } from '../../../shared/domain/explain/explain-duty.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { dateTimeText, remainText } from '../../i18n/format.ts';
import { type Language, type Translate, translateIn, useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';
import { dutyName } from '../duty-name.ts';
import { useDesk } from '../use-desk.ts';
import { useExplainBooks, Why } from './why.tsx';

const exemptKeys = [
  'anonymous',
  'present',
  'no-staff-reporter',
  'reopened',
  'flag-removed',
  'merged',
  'unjoined',
  'withdrawn',
] as const;

/** Who is still to be told what; an event closes only when each is cleared or exempt (F2). */
export function DutyList(props: { view: EventView }) {
  const { event, acts } = props.view;
  const books = useExplainBooks(props.view);
  const [asked, setAsked] = useState<string | null>(null);
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
        <Fragment key={duty.id}>
          <div className="duty">
            {duty.clearedAt === null ? <CircleDashed size={15} /> : <CircleCheck size={15} />}
            <span>{dutyName(duty, t)}</span>
            <Tag tone={duty.clearedAt === null ? 'warn' : 'grey'}>{stateOf(duty, now, language, t)}</Tag>
            <span className="duty-fill" />
            {duty.clearedAt === null && acts.includes('event.recordFeedback') && (
              <Button small onClick={() => desk.act('event.recordFeedback', { obligation: duty.id })}>
                {t('duty.record')}
              </Button>
            )}
            <button
              type="button"
              className="link-button"
              aria-expanded={asked === duty.id}
              onClick={() => setAsked(asked === duty.id ? null : duty.id)}
            >
              {t('why.title')}
            </button>
          </div>
          {asked === duty.id && (
            <Why
              why={explainDuty(books, duty, {
                zh: dutyName(duty, translateIn('zh')),
                en: dutyName(duty, translateIn('en')),
              })}
            />
          )}
        </Fragment>
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
