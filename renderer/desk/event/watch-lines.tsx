import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { complaintIn, type FollowUp } from '../../../shared/domain/event/follow-up.ts';
import { isOrderOpen, type SupervisionOrder } from '../../../shared/domain/event/supervision-order.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { type Translate, useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { type Line, LineSection } from './line-section.tsx';

/** Who watches over it: supervision orders, follow-ups and ratings, a proposed reopening (T27, T28, T30). */
export function WatchLines(props: { event: GridEvent; acts: readonly string[] }) {
  const { event, acts } = props;
  const { t } = useText();
  const desk = useDesk();
  const now = useMinute();
  return (
    <>
      <LineSection
        title={t('watch.orders')}
        lines={event.orders.map((order) => ({
          ...orderLine(order, now, t),
          side: isOrderOpen(order) && acts.includes('event.answerSupervision') && (
            <Button small onClick={() => desk.act('event.answerSupervision', { order: order.id })}>
              {t('watch.answer')}
            </Button>
          ),
        }))}
      />
      <LineSection title={t('watch.followUps')} lines={event.followUps.map((one) => followUpLine(one, now, t))} />
      {event.reopenProposal !== null && (
        <div className="request" role="note">
          <div>{t(`watch.propose.${event.reopenProposal.why}`, { cause: event.reopenProposal.cause })}</div>
        </div>
      )}
    </>
  );
}

function orderLine(order: SupervisionOrder, now: number, t: Translate): Line {
  const last = order.answers.at(-1);
  const answer = last === undefined ? '' : ` · ${t('watch.answered', { by: last.unit, text: last.text })}`;
  return {
    key: order.id,
    main: order.ground,
    sub: `${order.demand} · ${order.unit} ${order.issuedBy} ${dateTimeText(order.issuedAt, now)} · ${t('watch.replyBy', { date: order.replyBy.slice(5) })}${answer}`,
    state: { text: t(`watch.order.${order.state}`), tone: isOrderOpen(order) ? 'warn' : 'ok' },
  };
}

function followUpLine(one: FollowUp, now: number, t: Translate): Line {
  const { outcome } = one;
  const main = t(`watch.by.${one.by}`);
  if (outcome === null) {
    const opens = now < one.opensAt;
    const tries = one.tries.length > 0 ? ` · ${t('watch.tries', { count: one.tries.length })}` : '';
    return {
      key: one.id,
      main,
      sub: `${t(opens ? 'watch.opensAt' : 'watch.dueAt', { at: dateTimeText(opens ? one.opensAt : (one.due ?? one.opensAt), now) })}${tries}`,
      state: { text: t(opens ? 'watch.later' : 'watch.owed'), tone: opens ? 'grey' : 'warn' },
    };
  }
  const settled = outcome.settled === null ? '' : t(outcome.settled ? 'watch.settled' : 'watch.unsettled');
  const stars = outcome.satisfaction === null ? '' : t('watch.satisfaction', { n: outcome.satisfaction });
  return {
    key: one.id,
    main,
    sub: [`${outcome.unit} ${outcome.by} ${dateTimeText(outcome.at, now)}`, settled, stars, outcome.text]
      .filter((part) => part !== '')
      .join(' · '),
    state: { text: t(`watch.answer.${outcome.answer}`), tone: complaintIn(outcome) === null ? 'ok' : 'red' },
  };
}
