import {
  AlarmClock,
  BadgeCheck,
  BellOff,
  BellRing,
  ClipboardCheck,
  FolderOpen,
  Gavel,
  Hand,
  Headset,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  Megaphone,
  PhoneOutgoing,
  Send,
  Undo2,
  UploadCloud,
} from 'lucide-react';
import './views-column.css';
import type { ViewId } from '../../../shared/wire/queue-view.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { classNames } from '../../parts/class-names.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useCounts, useViewCounts } from '../../store/use-feed.ts';
import { viewKeys } from '../keys.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { SavedViews } from './saved-views.tsx';

type Section = {
  readonly text: 'views.own' | 'views.flow' | 'views.limits' | 'views.whole';
  readonly views: readonly (readonly [ViewId, LucideIcon])[];
};

const sections: readonly Section[] = [
  {
    text: 'views.own',
    views: [
      ['mine', Headset],
      ['pending', UploadCloud],
    ],
  },
  {
    text: 'views.flow',
    views: [
      ['intake', Inbox],
      ['triage', Send],
      ['assigned', Hand],
      ['signLate', BellOff],
      ['handling', FolderOpen],
      ['check', ClipboardCheck],
      ['feedback', Megaphone],
      ['callBack', PhoneOutgoing],
      ['returns', Undo2],
    ],
  },
  {
    text: 'views.limits',
    views: [
      ['overdue', AlarmClock],
      ['dueSoon', Hourglass],
      ['major', BellRing],
      ['supervised', Gavel],
    ],
  },
  {
    text: 'views.whole',
    views: [
      ['open', Layers],
      ['all', BadgeCheck],
    ],
  },
];

/** Red and orange only when there is something: a zero is quiet. */
const toneOf: Partial<Record<ViewId, string>> = {
  overdue: 'view-late',
  signLate: 'view-near',
  major: 'view-major',
  dueSoon: 'view-near',
  pending: 'view-pend',
};

/** Saved views with their counts; counts are live, and say their age when the line is down. */
export function ViewsColumn(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const { view } = useDeskState('filter');
  const counts = useViewCounts();
  const stale = !isLineUp(props.session.line);
  return (
    <nav className="views scroll" aria-label={t('views.label')}>
      {sections.map((section) => (
        <section key={section.text}>
          <h2 className="views-head">{t(section.text)}</h2>
          {section.views.map(([id, Icon]) => {
            const count = counts?.[id];
            const key = viewKeys.indexOf(id);
            return (
              <button
                key={id}
                type="button"
                data-view={id}
                aria-current={view === id ? 'true' : undefined}
                aria-label={`${t(`view.${id}`)} ${count ?? ''}`}
                className={classNames('view', (count ?? 0) > 0 && toneOf[id])}
                onClick={() => desk.view(id)}
              >
                <Icon size={16} strokeWidth={1.9} />
                <span className="ellipsis">{t(`view.${id}`)}</span>
                {key >= 0 && <kbd className="view-key num">{key + 1}</kbd>}
                <span className="view-count num">{count ?? '—'}</span>
              </button>
            );
          })}
        </section>
      ))}
      <SavedViews />
      <p className="sr-only" aria-live="polite">
        {counts !== undefined && `${t('view.mine')} ${counts.mine}`}
      </p>
      {stale && <CountsAge />}
    </nav>
  );
}

function CountsAge() {
  const { t } = useText();
  const counts = useCounts();
  if (counts === undefined) return null;
  return <p className="views-stale num">{t('views.asOf', { asOf: clockText(counts.asOf).slice(0, 5) })}</p>;
}
