import { X } from 'lucide-react';
import './context-column.css';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useEventView } from '../../store/use-feed.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { GridCard } from './grid-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LawCard } from './law-card.tsx';
import { LineCard } from './line-card.tsx';
import { PlaceMap } from './place-map.tsx';
import { SimilarList } from './similar-list.tsx';

/** What surrounds the event: its grid and people, the map, likely duplicates, the law's limits. A drawer below 1600 px. */
export function ContextColumn(props: { session: DeskSession }) {
  const { t } = useText();
  const opened = useDeskState('opened');
  const panel = useDeskState('panel');
  const desk = useDesk();
  useLayer({ main: null, close: panel === 'context' ? () => desk.panel(null) : null });
  return (
    <aside className="context scroll" aria-label={t('context.label')}>
      <button
        type="button"
        className="icon-button context-close"
        aria-label={t('context.close')}
        onClick={() => desk.panel(null)}
      >
        <X size={17} />
      </button>
      {props.session.line.state !== 'online' && <LineCard session={props.session} />}
      {opened === null ? <LawCard /> : <OfEvent id={opened} />}
    </aside>
  );
}

function OfEvent(props: { id: string }) {
  const fed = useEventView(props.id);
  if (fed.state !== 'here' || fed.value === null) return null;
  return <Cards view={fed.value} />;
}

function Cards(props: { view: EventView }) {
  const { event } = props.view;
  return (
    <>
      <GridCard view={props.view} />
      <PlaceMap event={event} />
      <SimilarList view={props.view} />
      <HistoryCard event={event.id} />
      <LawCard />
    </>
  );
}
