import { lazy, Suspense } from 'react';
import './shell.css';
import type { DeskSession } from '../../store/desk-session.ts';
import { AlarmsPage } from '../alarms/alarms-page.tsx';
import { Takeover } from '../alarms/takeover.tsx';
import { ArchivePage } from '../archive/archive-page.tsx';
import { AttentionPage } from '../attention/attention-page.tsx';
import { ComparePanel } from '../compare/compare-panel.tsx';
import { ContextColumn } from '../context/context-column.tsx';
import { DossiersPage } from '../dossiers/dossiers-page.tsx';
import { EmergencyPage } from '../emergency/emergency-page.tsx';
import { EventPane } from '../event/event-pane.tsx';
import { FindingsPage } from '../findings/findings-page.tsx';
import { FollowUpPage } from '../follow-up/follow-up-page.tsx';
import { IntakePage } from '../intake/intake-page.tsx';
import { RingBar } from '../intake/ring-bar.tsx';
import { MapPage } from '../map/map-page.tsx';
import { OutboxPage } from '../outbox/outbox-page.tsx';
import { Palette } from '../palette/palette.tsx';
import { ParametersPage } from '../parameters/parameters-page.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { ViewsColumn } from '../queue/views-column.tsx';
import { SearchPage } from '../search/search-page.tsx';
import { ShiftPage } from '../shift/shift-page.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { AlarmLine } from './alarm-line.tsx';
import { DemoBar } from './demo-bar.tsx';
import { KeyBar } from './key-bar.tsx';
import { Rail } from './rail.tsx';
import { Strip } from './strip.tsx';
import { ToastLine } from './toast-line.tsx';

// antd stays out of the first paint: it is needed only when one of these opens.
// Most seats never open it.
const MeetingPage = lazy(() => import('../../meeting/meeting-page.tsx').then((m) => ({ default: m.MeetingPage })));
const WallsPage = lazy(() => import('../walls/walls-page.tsx').then((m) => ({ default: m.WallsPage })));
const SettingsDialog = lazy(() => import('./settings-dialog.tsx').then((m) => ({ default: m.SettingsDialog })));
const SheetDialog = lazy(() => import('../sheet/sheet-dialog.tsx').then((m) => ({ default: m.SheetDialog })));
const GuideDialog = lazy(() => import('./guide-dialog.tsx').then((m) => ({ default: m.GuideDialog })));
const HelpDialog = lazy(() => import('./help-dialog.tsx').then((m) => ({ default: m.HelpDialog })));

/** Rows of every desk screen: strip, alarm line, work, key bar. Nothing ever pushes the work down. */
export function Shell(props: { session: DeskSession }) {
  const { session } = props;
  const module = useDeskState('module');
  const panel = useDeskState('panel');
  const desk = useDesk();
  return (
    <div className="shell" data-demo={session.demo === null ? undefined : ''}>
      <Strip session={session} />
      <AlarmLine />
      <main className="work">
        <Rail session={session} />
        {module === 'queue' && <QueueModule session={session} />}
        {module === 'intake' && <IntakePage session={session} />}
        {module === 'search' && <SearchPage session={session} />}
        {module === 'archive' && <ArchivePage session={session} />}
        {module === 'attention' && <AttentionPage />}
        {module === 'calls' && <FollowUpPage session={session} />}
        {module === 'map' && <MapPage />}
        {module === 'shift' && <ShiftPage session={session} />}
        {module === 'outbox' && <OutboxPage session={session} />}
        {module === 'dossiers' && <DossiersPage session={session} />}
        {module === 'findings' && <FindingsPage />}
        {module === 'alarms' && <AlarmsPage />}
        {module === 'emergency' && <EmergencyPage />}
        {module === 'parameters' && <ParametersPage session={session} />}
        {module === 'walls' && (
          <Suspense>
            <WallsPage />
          </Suspense>
        )}
        {module === 'meeting' && (
          <Suspense>
            <MeetingPage session={session} openEvent={desk.open} />
          </Suspense>
        )}
      </main>
      {session.demo !== null && <DemoBar demo={session.demo} />}
      <KeyBar session={session} />
      <ToastLine />
      <RingBar isDemo={session.demo !== null} />
      <Takeover />
      <ComparePanel />
      {panel === 'palette' && <Palette session={session} />}
      <Suspense>
        {panel === 'settings' && <SettingsDialog session={session} />}
        {panel === 'sheet' && <OpenSheet session={session} />}
        {panel === 'guide' && <GuideDialog />}
        {panel === 'help' && <HelpDialog />}
      </Suspense>
    </div>
  );
}

function OpenSheet(props: { session: DeskSession }) {
  const opened = useDeskState('opened');
  return opened === null ? null : <SheetDialog id={opened} session={props.session} />;
}

function QueueModule(props: { session: DeskSession }) {
  const panel = useDeskState('panel');
  const opened = useDeskState('opened');
  return (
    <div
      className="desk-grid"
      data-context={panel === 'context' ? '' : undefined}
      data-opened={opened === null ? undefined : ''}
    >
      <ViewsColumn session={props.session} />
      <QueuePane session={props.session} />
      <EventPane session={props.session} />
      <ContextColumn session={props.session} />
    </div>
  );
}
