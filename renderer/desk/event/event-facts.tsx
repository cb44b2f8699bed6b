import { EyeOff } from 'lucide-react';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { channelNames } from '../../../shared/domain/names.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { maskName, maskPhone, momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { areaName, itemPath } from '../place-names.ts';
import { useRevealed } from '../revealed.ts';
import { useDesk } from '../use-desk.ts';

/** What came in, from whom, where; the caller's name and phone stay covered until somebody says why (R2). */
export function EventFacts(props: { view: EventView }) {
  const { event, acts } = props.view;
  const { t, say, language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  return (
    <dl className="facts">
      <dt>{t('fact.source')}</dt>
      <dd>
        <span>
          {say(channelNames[event.channel])}{' '}
          {event.foreign !== null && <span className="num">#{event.foreign.number}</span>}
        </span>
        <span className="sub num">
          {t('fact.toldAt')} {momentText(event.toldAt, now, language)}
        </span>
      </dd>
      <dt>{t('fact.item')}</dt>
      <dd>{itemPath(registry, event.item, t('fact.unclassified'), language)}</dd>
      <dt>{t('fact.place')}</dt>
      <dd>
        {event.place.text !== '' && <span>{event.place.text}</span>}
        <span className="muted">{areaName(registry, event.place)}</span>
        {event.place.grid === null && (
          <span className="sub">
            {t(
              `place.${event.place.gridBasis === 'outside' || event.place.gridBasis === 'between' ? event.place.gridBasis : 'unknown'}`,
            )}
          </span>
        )}
      </dd>
      <dt>{t('fact.caller')}</dt>
      <Caller event={event} mayReveal={acts.includes('event.revealContact')} />
      {event.handler !== null && (
        <>
          <dt>{t('fact.handler')}</dt>
          <dd>{event.handler}</dd>
        </>
      )}
      <dt>{t('fact.content')}</dt>
      <dd className="words">{event.content}</dd>
      {event.result !== null && (
        <>
          <dt>{t('fact.result')}</dt>
          <dd className="words">{event.result}</dd>
        </>
      )}
      {event.proofs.length > 0 && (
        <>
          <dt>{t('fact.proofs')}</dt>
          <dd>
            {event.proofs.map((proof) => (
              <span key={`${proof.kind}${proof.name}`}>
                {t(`proof.${proof.kind}`)} {proof.name}
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Caller(props: { event: GridEvent; mayReveal: boolean }) {
  const { requester, id } = props.event;
  const { t } = useText();
  const desk = useDesk();
  const revealed = useRevealed(id);
  if (requester.kind === 'anonymous') return <dd className="muted">{t('fact.anonymous')}</dd>;
  return (
    <dd>
      <span data-testid="caller">
        {requester.name === requester.phone
          ? t('fact.anonymous')
          : revealed
            ? requester.name
            : maskName(requester.name)}{' '}
        <span className="num">{revealed ? requester.phone : maskPhone(requester.phone)}</span>
      </span>
      {!revealed && props.mayReveal && (
        <button type="button" className="link-button" onClick={() => desk.act('event.revealContact')}>
          <EyeOff size={13} />
          {t('fact.reveal')}
        </button>
      )}
    </dd>
  );
}
