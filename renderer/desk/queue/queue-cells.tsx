import {
  Building2,
  FileInput,
  Footprints,
  Headset,
  Hourglass,
  Mail,
  MessageCircle,
  Phone,
  Plug,
  Shield,
  Smartphone,
  Upload,
} from 'lucide-react';
import { memo } from 'react';
import { channelNames, clockNames, stateNames } from '../../../shared/domain/names.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { remainText, shortMoment, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { barTone, DeadlineBar, NEAR_SHARE } from '../../parts/deadline-bar.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useTimed } from '../../store/use-time.ts';
import { stateTone } from '../state-tone.ts';
import { HolderMark } from './holder-mark.tsx';
import { isLateLocally, isSlowResponse, stepAgeText } from './limit-marks.ts';

/*
 * The cells of a row. Each takes the fields it shows and nothing else, so that a change of one field draws one cell: of fifty
 * rows that change a second most change in a word (P10).
 */

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

export const SourceCell = memo(function SourceCell(props: { channel: QueueRow['channel'] }) {
  const { say } = useText();
  const Icon = channelIcons[props.channel] ?? Footprints;
  return (
    <span role="gridcell" className="cell-source">
      <Icon size={14} strokeWidth={1.9} />
      <span className="ellipsis">{say(channelNames[props.channel])}</span>
    </span>
  );
});

type Marks = Pick<QueueRow, 'major' | 'supervised'> & { readonly unsent: boolean; readonly slow: boolean };

export const TitleCell = memo(function TitleCell(
  props: Marks & { id: string; title: string; number: string; place: string; registeredAt: number },
) {
  const { language } = useText();
  const line = useTimed(
    (now) =>
      `${shortNumber(props.number, now)}\u2002${props.place}\u2002${shortMoment(props.registeredAt, now, language)}`,
  );
  return (
    <span role="gridcell" className="cell-title">
      <span className="row-title ellipsis">
        {props.title}
        <RowMarks major={props.major} supervised={props.supervised} unsent={props.unsent} slow={props.slow} />
      </span>
      <span className="row-sub ellipsis num">
        <span className="row-holder-narrow">
          <HolderMark id={props.id} />
        </span>
        {line}
      </span>
    </span>
  );
});

function RowMarks({ major, supervised, unsent, slow }: Marks) {
  const { t } = useText();
  return (
    <>
      {unsent && (
        <Tag tone="pend" icon={<Upload size={11} />}>
          {t('queue.pending')}
        </Tag>
      )}
      {major && <Tag tone="red">{t('queue.major')}</Tag>}
      {supervised && <Tag tone="red">{t('queue.supervised')}</Tag>}
      {slow && (
        <Tag tone="warn" title={t('queue.slowTitle')}>
          {t('queue.slow')}
        </Tag>
      )}
    </>
  );
}

/** An assignment unsigned past its target, live. */
export const useSlow = (row: Pick<QueueRow, 'state' | 'clock'> | undefined): boolean =>
  useTimed((now) => row !== undefined && isSlowResponse(row, now));

type Step = Pick<QueueRow, 'state' | 'stepSince' | 'holder' | 'returnPending' | 'extensionPending'>;

export const StateCell = memo(function StateCell(props: Step & { gone: boolean }) {
  const { state } = props;
  const { t, say, language } = useText();
  const age = useTimed((now) => stepAgeText(props, now, language));
  // What waits for a decision says more than the state it waits in.
  const waits = props.returnPending ? 'queue.return' : props.extensionPending ? 'queue.extension' : null;
  return (
    <span role="gridcell" className="cell-state">
      <span>
        {waits === null ? (
          <Tag tone={stateTone(state)}>{say(stateNames[state])}</Tag>
        ) : (
          <Tag tone={waits === 'queue.return' ? 'red' : 'warn'}>{t(waits)}</Tag>
        )}
        {age !== '' && (
          <span className="step-age num" title={t('queue.stepAge', { age })}>
            {age}
          </span>
        )}
      </span>
      <span className="row-sub ellipsis">{props.gone ? t('queue.gone') : (props.holder ?? '—')}</span>
    </span>
  );
});

/** @param clock the same object as long as it says the same */
export const LimitCell = memo(function LimitCell(props: Pick<QueueRow, 'clock' | 'state'>) {
  const { clock, state } = props;
  const { t } = useText();
  if (clock !== null) return <Limit clock={clock} />;
  return (
    <span role="gridcell" className="cell-limit">
      <span className="row-sub">{state === 'assigned' ? t('queue.notDelivered') : '—'}</span>
      {state === 'assigned' && <DeadlineBar share={null} />}
    </span>
  );
});

function Limit(props: { clock: NonNullable<QueueRow['clock']> }) {
  const { clock } = props;
  const { t, language } = useText();
  const text = useTimed((now) => remainText(clock.due, now, language));
  // Whole percents: the bar moves some hundred times over a limit, not once a second.
  const share = useTimed(
    (now) => Math.floor(((now - clock.startAt) / Math.max(1, clock.due - clock.startAt)) * 100) / 100,
  );
  const local = useTimed((now) => isLateLocally({ clock }, now));
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
