import {
  BellRing,
  FolderOpen,
  GitMerge,
  Headset,
  Keyboard,
  ListChecks,
  type LucideIcon,
  MapPinned,
  Monitor,
  PhoneIncoming,
  PhoneOutgoing,
  Presentation,
  Scale,
  Search,
  Siren,
  Upload,
  UserRoundCheck,
} from 'lucide-react';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useDossierCounts, useEmergency } from '../../store/use-feed.ts';
import { loudHere, useAlarms } from '../alarms/use-alarms.ts';
import type { DeskModule } from '../desk-model.ts';
import { useDesk, useDeskState } from '../use-desk.ts';

/** Modules in the order of Ctrl+1 … */
export const railModules: readonly {
  readonly module: DeskModule;
  readonly icon: LucideIcon;
  readonly text: `rail.${DeskModule}`;
}[] = [
  { module: 'queue', icon: Headset, text: 'rail.queue' },
  { module: 'intake', icon: PhoneIncoming, text: 'rail.intake' },
  { module: 'search', icon: Search, text: 'rail.search' },
  { module: 'calls', icon: PhoneOutgoing, text: 'rail.calls' },
  { module: 'shift', icon: UserRoundCheck, text: 'rail.shift' },
  { module: 'map', icon: MapPinned, text: 'rail.map' },
  { module: 'attention', icon: GitMerge, text: 'rail.attention' },
  { module: 'outbox', icon: Upload, text: 'rail.outbox' },
  { module: 'dossiers', icon: FolderOpen, text: 'rail.dossiers' },
  { module: 'findings', icon: ListChecks, text: 'rail.findings' },
  { module: 'parameters', icon: Scale, text: 'rail.parameters' },
  { module: 'meeting', icon: Presentation, text: 'rail.meeting' },
  { module: 'alarms', icon: BellRing, text: 'rail.alarms' },
  { module: 'walls', icon: Monitor, text: 'rail.walls' },
  { module: 'emergency', icon: Siren, text: 'rail.emergency' },
];

/** Module switch on the left edge. */
export function Rail(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const current = useDeskState('module');
  const emergency = useEmergency();
  const alarms = useAlarms();
  const counts: Partial<Record<DeskModule, number>> = {
    alarms: alarms === null ? 0 : loudHere(alarms),
    attention: props.session.attention + (props.session.mentions ?? 0),
    outbox: props.session.line.waiting,
    dossiers: useDossierCounts()?.mine ?? 0,
    emergency: emergency?.needs.length ?? 0,
  };
  // The special board has its place here while there is an emergency.
  const shown = railModules.filter(({ module }) => module !== 'emergency' || emergency !== null);
  return (
    <nav className="rail" aria-label={t('shell.modules')}>
      {shown.map(({ module, icon: Icon, text }) => (
        <button
          key={module}
          type="button"
          className="rail-item"
          aria-current={current === module ? 'page' : undefined}
          onClick={() => desk.go(module)}
        >
          <Icon size={19} strokeWidth={1.9} />
          {t(text)}
          {(counts[module] ?? 0) > 0 && (
            <span className="rail-count num" data-module={module}>
              {counts[module]}
            </span>
          )}
        </button>
      ))}
      <div className="rail-fill" />
      <button type="button" className="rail-item" onClick={() => desk.panel('help')}>
        <Keyboard size={19} strokeWidth={1.9} />
        {t('rail.help')}
      </button>
    </nav>
  );
}
