import { CircleHelp, PanelRight, Printer, Upload, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { explainEvent } from '../../../shared/domain/explain/explain-event.ts';
import { levelNames, stateNames } from '../../../shared/domain/names.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { LevelGlyph } from '../../parts/level-glyph.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { stateTone } from '../state-tone.ts';
import { useDesk } from '../use-desk.ts';
import { barActs } from './main-act.ts';
import { useExplainBooks, Why } from './why.tsx';

/** Title, number, state, who holds it, what of it is unsent. */
export function EventHead(props: { view: EventView; session: DeskSession }) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const turn = (): void => setAsked((shown) => !shown);
    window.addEventListener('queue:why', turn);
    return () => window.removeEventListener('queue:why', turn);
  }, []);
  return (
    <>
      <HeadLine {...props} asked={asked} setAsked={setAsked} />
      {asked && <WhyHere view={props.view} />}
    </>
  );
}

/** The chain that brought it here and what is owed next (explainEvent). */
function WhyHere(props: { view: EventView }) {
  const { view } = props;
  const { t } = useText();
  const books = useExplainBooks(view);
  const duties = view.event.obligations.filter((o) => o.clearedAt === null).length;
  return (
    <section className="why-here" aria-label={t('why.event')}>
      <Why why={explainEvent(books, barActs(view.acts, duties))} />
    </section>
  );
}

function HeadLine(props: {
  view: EventView;
  session: DeskSession;
  asked: boolean;
  setAsked: (asked: boolean) => void;
}) {
  const { asked, setAsked } = props;
  const { event, pending } = props.view;
  const { line } = props.session;
  const { t, say } = useText();
  const desk = useDesk();
  return (
    <div className="event-head">
      <LevelGlyph level={event.severity} size={30} />
      <div className="event-name">
        <h1>{event.title}</h1>
        <div className="event-tags">
          <span className="num">{event.number}</span>
          <button
            type="button"
            className="tag-button"
            aria-expanded={asked}
            title={`${t('why.event')} W`}
            onClick={() => setAsked(!asked)}
          >
            <Tag tone={stateTone(event.state)} icon={<CircleHelp size={12} />}>
              {say(stateNames[event.state])}
            </Tag>
          </button>
          {event.flags.majorEvent && <Tag tone="red">{t('queue.major')}</Tag>}
          {event.cycle > 1 && <Tag tone="grey">{t('event.cycle', { cycle: event.cycle })}</Tag>}
          {pending.length > 0 && (
            <Tag
              tone="pend"
              icon={<Upload size={11} />}
              title={pending.every((p) => p.fits) ? '' : t('event.pendingUnfit')}
            >
              {t('event.pendingCount', { count: pending.length })}
            </Tag>
          )}
          <span>{say(levelNames[event.level])}</span>
          <span>{event.holder === null ? t('event.noHolder') : t('event.holder', { holder: event.holder.name })}</span>
          {line.heldAsOf !== null && <span className="num">{t('event.asOf', { asOf: clockText(line.heldAsOf) })}</span>}
        </div>
      </div>
      <button
        type="button"
        className="icon-button"
        title={`${t('sheet.open')} Alt+P`}
        aria-label={t('sheet.open')}
        onClick={() => desk.panel('sheet')}
      >
        <Printer size={17} />
      </button>
      <button
        type="button"
        className="icon-button"
        title={`${t('context.open')} Ctrl+I`}
        aria-label={t('context.open')}
        onClick={() => desk.panel(desk.state.get().panel === 'context' ? null : 'context')}
      >
        <PanelRight size={17} />
      </button>
      <button
        type="button"
        className="icon-button"
        title={t('event.close')}
        aria-label={t('event.close')}
        onClick={() => desk.open(null)}
      >
        <X size={17} />
      </button>
    </div>
  );
}
