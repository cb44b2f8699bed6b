import {
  Building2,
  Check,
  Eye,
  FileInput,
  Footprints,
  Headset,
  Hourglass,
  Lock,
  LockOpen,
  Mail,
  MessageCircle,
  Phone,
  Plug,
  Shield,
  Smartphone,
  Upload,
} from 'lucide-react';
import { type CSSProperties, useSyncExternalStore } from 'react';
import { channelNames, clockNames, stateNames } from '../../../shared/domain/names.ts';
import type { QueueRow } from '../../../shared/wire/bridge.ts';
import { remainText, shortMoment, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { classNames } from '../../parts/class-names.ts';
import { barTone, DeadlineBar, NEAR_SHARE } from '../../parts/deadline-bar.tsx';
import { LevelGlyph } from '../../parts/level-glyph.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { QueueStore } from '../../store/queue-store.ts';
import { useQueueRow } from '../../store/use-queue.ts';
import { useRoomMark } from '../../store/use-room-mark.ts';
import { useTimed } from '../../store/use-time.ts';
import { stateTone } from '../state-tone.ts';
import { useDesk } from '../use-desk.ts';
import { chooseRow, chosenRows } from './chosen-rows.ts';
import { isLateLocally, isSlowResponse, stepAgeText } from './limit-marks.ts';

const channelIcons: Readonly<Record<QueueRow['channel'], typeof Phone>> = {
  phone: Phone,
  gridStaff: Smartphone,
  resident: MessageCircle,
  '12345': Headset,
  '110': Shield,
  department: Building2,
  letter: Mail,
  import: FileInput,
  api: Plug,
  platform: MessageCircle,
  paper: Mail,
  emergencyManagement: Shield,
  onePlusFourReform: Plug,
  peaceBuilding: Building2,
  disputeMediation: Building2,
  petitionReception: Building2,
  publicLegalService: Building2,
  gridManagement: Building2,
  upperAssigned: FileInput,
  selfGovernance: MessageCircle,
};

type Props = {
  queue: QueueStore;
  id: string;
  index: number;
  pointed: boolean;
  opened: boolean;
  style: CSSProperties;
};

/** One row: level, source, title, state, next limit, holder. Its state never changes its height. */
export function QueueRowView(props: Props) {
  const { queue, id, pointed, opened } = props;
  const desk = useDesk();
  const shown = useQueueRow(queue, id);
  const chosen = useSyncExternalStore(chosenRows.subscribe, () => chosenRows.get().includes(id));
  const label = useRowLabel(shown?.row);
  if (shown === undefined) return <div className="queue-slot" style={props.style} />;
  const { row, gone } = shown;
  return (
    <div
      id={`row-${id}`}
      role="row"
      aria-rowindex={props.index}
      aria-selected={pointed}
      aria-label={label}
      data-event={row.id}
      data-number={row.number}
      data-state={row.state}
      className={classNames(
        'queue-row',
        `edge-${row.severity ?? 'none'}`,
        pointed && 'queue-pointed',
        opened && 'queue-opened',
        chosen && 'queue-chosen',
        row.pending > 0 && 'queue-pending',
        gone && 'queue-gone',
      )}
      style={props.style}
      data-chosen={chosen ? '' : undefined}
      onMouseDown={(e) => (e.ctrlKey || e.metaKey ? chooseRow(id) : desk.open(id))}
    >
      <span role="gridcell" className="cell-level">
        <LevelGlyph level={row.severity} />
        <span className="queue-check">
          <Check size={16} />
        </span>
      </span>
      <SourceCell row={row} />
      <TitleCell row={row} />
      <StateCell row={row} gone={gone} />
      <LimitCell row={row} />
      <span role="gridcell" className="cell-town">
        <span className="ellipsis">{row.town}</span>
        <HolderMark id={id} />
      </span>
    </div>
  );
}

/** Who has the event now: this seat, another, a silent one, or somebody who only looks (Q2). */
function HolderMark(props: { id: string }) {
  const { t } = useText();
  const [kind = '', name = ''] = useRoomMark(props.id).split(' ');
  if (kind === '') return null;
  const Icon = kind === 'open' ? Eye : kind === 'stale' ? LockOpen : Lock;
  return (
    <span className="row-holder" data-kind={kind}>
      <Icon size={12} /> {kind === 'mine' ? t('claim.here') : name}
    </span>
  );
}

/** Rows announce level, title, state, limit and holder (screens.md §19). */
function useRowLabel(row: QueueRow | undefined): string {
  const { t, say, language } = useText();
  const limit = useTimed((now) =>
    row?.clock == null
      ? ''
      : `${clockNames[row.clock.kind as keyof typeof clockNames]?.[language] ?? ''} ${remainText(row.clock.due, now, language).replace(/\d+(秒|s)$/, '')}`,
  );
  if (row === undefined) return '';
  return t('queue.rowLabel', {
    level: t(`level.${row.severity ?? 'none'}`),
    title: row.title,
    state: say(stateNames[row.state]),
    limit: limit === '' ? t('queue.noClock') : limit,
    holder: row.holder ?? '—',
  });
}

function SourceCell(props: { row: QueueRow }) {
  const { say } = useText();
  const Icon = channelIcons[props.row.channel] ?? Footprints;
  return (
    <span role="gridcell" className="cell-source">
      <Icon size={14} strokeWidth={1.9} />
      <span className="ellipsis">{say(channelNames[props.row.channel])}</span>
    </span>
  );
}

function TitleCell(props: { row: QueueRow }) {
  const { row } = props;
  const { t, language } = useText();
  const line = useTimed(
    (now) => `${shortNumber(row.number, now)}\u2002${row.place}\u2002${shortMoment(row.registeredAt, now, language)}`,
  );
  const slow = useTimed((now) => isSlowResponse(row, now));
  return (
    <span role="gridcell" className="cell-title">
      <span className="row-title ellipsis">
        {row.title}
        {row.pending > 0 && (
          <Tag tone="pend" icon={<Upload size={11} />}>
            {t('queue.pending')}
          </Tag>
        )}
        {row.major && <Tag tone="red">{t('queue.major')}</Tag>}
        {row.supervised && <Tag tone="red">{t('queue.supervised')}</Tag>}
        {slow && (
          <Tag tone="warn" title={t('queue.slowTitle')}>
            {t('queue.slow')}
          </Tag>
        )}
      </span>
      <span className="row-sub ellipsis num">
        <span className="row-holder-narrow">
          <HolderMark id={row.id} />
        </span>
        {line}
      </span>
    </span>
  );
}

function StateCell(props: { row: QueueRow; gone: boolean }) {
  const { row, gone } = props;
  const { t, say, language } = useText();
  const age = useTimed((now) => stepAgeText(row, now, language));
  // What waits for a decision says more than the state it waits in.
  const waits = row.returnPending ? 'queue.return' : row.extensionPending ? 'queue.extension' : null;
  return (
    <span role="gridcell" className="cell-state">
      <span>
        {waits === null ? (
          <Tag tone={stateTone(row.state)}>{say(stateNames[row.state])}</Tag>
        ) : (
          <Tag tone={waits === 'queue.return' ? 'red' : 'warn'}>{t(waits)}</Tag>
        )}
        {age !== '' && (
          <span className="step-age num" title={t('queue.stepAge', { age })}>
            {age}
          </span>
        )}
      </span>
      <span className="row-sub ellipsis">{gone ? t('queue.gone') : (row.holder ?? '—')}</span>
    </span>
  );
}

function LimitCell(props: { row: QueueRow }) {
  const { clock, state } = props.row;
  const { t, language } = useText();
  const text = useTimed((now) => (clock === null ? '' : remainText(clock.due, now, language)));
  // Whole percents: the bar moves some hundred times over a limit, not once a second.
  const share = useTimed((now) =>
    clock === null ? -1 : Math.floor(((now - clock.startAt) / Math.max(1, clock.due - clock.startAt)) * 100) / 100,
  );
  const local = useTimed((now) => isLateLocally(props.row, now));
  if (clock === null) {
    return (
      <span role="gridcell" className="cell-limit">
        <span className="row-sub">{state === 'assigned' ? t('queue.notDelivered') : '—'}</span>
        {state === 'assigned' && <DeadlineBar share={null} />}
      </span>
    );
  }
  return (
    <span role="gridcell" className="cell-limit" data-tone={barTone(share)}>
      <span className="limit-line">
        <span className="limit-kind" title={local ? t('queue.localTarget') : undefined}>
          {clockNames[clock.kind as keyof typeof clockNames]?.[language] ?? clock.kind}
          {clock.provisional && `·${t('queue.provisional')}`}
          {local && `·${t('queue.localTarget')}`}
        </span>
        {share >= NEAR_SHARE && share < 1 && <Hourglass size={12} />}
        <b className="num">{text}</b>
      </span>
      <DeadlineBar share={share} />
    </span>
  );
}
