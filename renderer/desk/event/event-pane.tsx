import { FileQuestion, MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import './event-pane.css';
import { collators } from '../../../shared/domain/event/merge-event.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { bigFrom } from '../../store/big-from.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useEventView } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { ActForm } from '../acts/act-form.tsx';
import { ActSlotContext, ReadOnlyContext } from '../acts/act-slot.ts';
import { EventDossiers } from '../dossiers/event-dossiers.tsx';
import { EventFiles } from '../files/event-files.tsx';
import { useLayer } from '../layers.tsx';
import { ClaimLine } from '../room/claim-line.tsx';
import { useClaim } from '../room/use-claim.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { ActionBar } from './action-bar.tsx';
import { ClockList } from './clock-list.tsx';
import { DutyList } from './duty-list.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventHead } from './event-head.tsx';
import { OpinionLine } from './opinion-line.tsx';
import { Parties } from './parties.tsx';
import { RelatedEvents } from './related-events.tsx';
import { Requests } from './requests.tsx';
import { StepRail } from './step-rail.tsx';
import { Timeline } from './timeline.tsx';
import { WatchLines } from './watch-lines.tsx';

/** The event beside the list: what it is, what is owed, what can be done, what happened. */
export function EventPane(props: { session: DeskSession }) {
  const { t } = useText();
  const opened = useDeskState('opened');
  return (
    <section className="pane event" aria-label={t('event.pane')}>
      {opened === null ? (
        <StateNote icon={<MousePointerClick size={28} />} title={t('event.pick')} lines={[t('event.pickMore')]} />
      ) : (
        <OpenedEvent key={opened} id={opened} session={props.session} />
      )}
    </section>
  );
}

function OpenedEvent(props: { id: string; session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const { prefs } = usePrefs();
  const fed = useEventView(props.id);
  // Enlarged so far that it stands in front of the list, it is closed to come back to the list.
  useLayer({ main: null, close: prefs.zoom >= bigFrom ? () => desk.open(null) : null });
  if (fed.state === 'waiting') return <SkeletonRows rows={10} label={t('loading.event')} />;
  if (fed.state === 'error')
    return <StateNote tone="bad" icon={<FileQuestion size={28} />} title={t('error.title')} lines={[fed.message]} />;
  if (fed.value === null)
    return (
      <StateNote icon={<FileQuestion size={28} />} title={t('error.eventGone')} lines={[t('error.eventGoneMore')]} />
    );
  return <EventBody view={fed.value} session={props.session} />;
}

function EventBody(props: { view: EventView; session: DeskSession }) {
  const { view, session } = props;
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const held = useClaim(view.event.id, session);
  const mayUndo = collators.some((role) => role === session.actor?.role);
  return (
    <ActSlotContext value={slot}>
      <div className="event-scroll scroll" onInput={held.first}>
        <EventHead view={view} session={session} />
        <ClaimLine event={view.event.id} session={session} held={held} />
        <StepRail view={view} />
        <EventFacts view={view} />
        <Requests event={view.event} />
        <OpinionLine view={view} session={session} />
        <ReadOnlyContext value={held.readOnly}>
          <ActForm view={view} session={session} />
        </ReadOnlyContext>
        <EventFiles view={view} session={session} />
        <DutyList view={view} />
        <Parties event={view.event} acts={view.acts} />
        <WatchLines event={view.event} acts={view.acts} />
        <RelatedEvents event={view.event} acts={view.acts} mayUndo={mayUndo} />
        <ClockList view={view} />
        <EventDossiers event={view.event.id} />
        <Timeline view={view} />
      </div>
      <ActionBar view={view} session={session} slot={setSlot} readOnly={held.readOnly} />
    </ActSlotContext>
  );
}
