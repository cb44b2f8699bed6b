import {
  BellOff,
  BellRing,
  Clock4,
  GitMerge,
  HardDrive,
  KeyRound,
  ServerCrash,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { alarmKindNames, alarmPriorities, alarmPriorityNames } from '../../../shared/domain/profile/alarm-rules.ts';
import type { ViewId } from '../../../shared/wire/queue-view.ts';
import type { SessionState } from '../../../shared/wire/session-view.ts';
import { bytesText, clockText, dateTimeText, remainText, shortNumber, spanText } from '../../i18n/format.ts';
import { type Language, type Translate, useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useCounts, useSession } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { useMinute, useTimed } from '../../store/use-time.ts';
import { useTopRow } from '../../store/use-top-row.ts';
import { rowTitle } from '../alarms/alarm-words.ts';
import { useAlarmKeys, useOpenAlarm } from '../alarms/use-alarm-keys.ts';
import { useAlarmActs, useAlarms } from '../alarms/use-alarms.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { type Alarm, alarmOf } from './alarm-of.ts';

type Words = { tone: 'calm' | 'late' | 'urgent' | 'pend' | 'bad'; icon: ReactNode; head: string; more: string };

/** Always there, so that nothing pushes the work down: the first thing that wants a person, or that nothing does. */
export function AlarmLine() {
  const session = useSession();
  return session === undefined ? null : <LineOf session={session} />;
}

function LineOf(props: { session: SessionState }) {
  const { session } = props;
  const { t, language } = useText();
  const counts = useCounts();
  const alarms = useAlarms();
  const alarm = alarmOf(session, counts, alarms);
  const now = useMinute();
  const words = alarm.kind === 'alarm' ? rowWords(alarm.row, language) : wordsOf(alarm, session, now, t);
  return (
    <section
      className="alarm-line"
      data-tone={words.tone}
      data-alarm={alarm.kind}
      data-ringing={alarm.kind === 'alarm' && alarm.row.sounds ? alarm.row.priority : undefined}
      aria-label={t('shell.alarmLine')}
      aria-live={words.tone === 'urgent' ? 'assertive' : 'polite'}
    >
      <div className="alarm-head">
        {words.icon}
        {words.head}
      </div>
      {alarm.kind === 'alarm' ? (
        <TopAlarm row={alarm.row} count={alarm.count} />
      ) : alarm.kind === 'major' || alarm.kind === 'overdue' ? (
        <TopEvent alarm={alarm} words={words.more} />
      ) : (
        <div className="alarm-text ellipsis">{words.more}</div>
      )}
      {alarm.kind !== 'alarm' && <AlarmAct alarm={alarm} session={session} />}
      {alarms !== null && <Counts counts={alarms.counts} />}
    </section>
  );
}

const tones = { urgent: 'urgent', high: 'urgent', medium: 'late', low: 'calm' } as const;

const rowWords = (row: AlarmRow, language: Language): Words => ({
  tone: tones[row.priority],
  icon: <BellRing size={16} />,
  head: `${alarmPriorityNames[row.priority][language]} · ${alarmKindNames[row.kind][language]}`,
  more: '',
});

/** The loudest alarm with the time to its next step, and the two keys that do something about it. */
function TopAlarm(props: { row: AlarmRow; count: number }) {
  const { row, count } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const open = useOpenAlarm();
  const { act, busy } = useAlarmActs();
  const onPage = useDeskState('module') === 'alarms';
  // In the alarm centre the keys belong to the row in hand.
  useAlarmKeys(onPage ? undefined : row);
  const left = useTimed((now) =>
    row.nextRungAt === null ? '' : spanText(Math.max(0, row.nextRungAt - now), language),
  );
  return (
    <>
      <button type="button" className="alarm-text ellipsis" onClick={() => desk.go('alarms')}>
        <b>{rowTitle(row, language)}</b>
        <RungLineWords row={row} />
        {count > 1 && ` · ${t('alarmLine.more', { count: count - 1 })}`}
      </button>
      <b className="num alarm-left">{left}</b>
      <Button small {...(!onPage && { keys: 'Alt+O' })} onClick={() => open(row)}>
        {t('banner.open')}
      </Button>
      <Button
        small
        tone="dark"
        {...(!onPage && { keys: 'Alt+A' })}
        disabled={busy}
        data-act="acknowledge"
        onClick={() => void act('acknowledge', row)}
      >
        {t('alarms.ack')}
      </Button>
    </>
  );
}

function RungLineWords(props: { row: AlarmRow }) {
  const { t } = useText();
  const names = [t('alarms.seat'), t('alarms.leader'), t('alarms.director')];
  return props.row.rung === 0 ? null : <span>{t('alarms.atTop', { who: names[props.row.rung] ?? '' })}</span>;
}

/** How many of each priority nobody has taken: always there, so that one that is not first is not missed. */
function Counts(props: { counts: AlarmsView['counts'] }) {
  const { say } = useText();
  return (
    <span className="alarm-counts num">
      {alarmPriorities.map((one) => (
        <span key={one} data-priority={one} data-some={props.counts[one] > 0 ? '' : undefined}>
          {say(alarmPriorityNames[one])} <b>{props.counts[one]}</b>
        </span>
      ))}
    </span>
  );
}

/** The event of the alarm that comes due first, with its countdown; a press opens it. */
function TopEvent(props: { alarm: Extract<Alarm, { count: number; view: ViewId }>; words: string }) {
  const { t, language } = useText();
  const desk = useDesk();
  const row = useTopRow(props.alarm.view);
  const left = useTimed((now) => (row?.clock == null ? '' : remainText(row.clock.due, now, language)));
  const number = useTimed((now) => (row === null ? '' : shortNumber(row.number, now)));
  if (row === null) return <div className="alarm-text ellipsis">{props.words}</div>;
  return (
    <>
      <button type="button" className="alarm-text ellipsis" onClick={() => desk.open(row.id)}>
        <b>
          {row.town} {row.title} <span className="num">（{number}）</span>
        </b>
        {row.holder}
        {props.alarm.count > 1 && ` · ${t('banner.more', { count: props.alarm.count - 1 })}`}
      </button>
      <b className="num alarm-left">{left}</b>
    </>
  );
}

function AlarmAct(props: { alarm: Exclude<Alarm, { kind: 'alarm' }>; session: SessionState }) {
  const { alarm, session } = props;
  const { t } = useText();
  const desk = useDesk();
  const { run, busy } = useRun();
  switch (alarm.kind) {
    case 'damaged':
      return (
        <Button small tone="dark" disabled={busy} onClick={() => void run({ kind: 'cache.rebuild' })}>
          {t('banner.rebuild')}
        </Button>
      );
    case 'sessionEnded':
      return (
        <Button small tone="dark" disabled={busy} onClick={() => void run({ kind: 'session.signOut' })}>
          {t('banner.signInAgain')}
        </Button>
      );
    case 'wrongAddress':
      return (
        <Button small tone="dark" onClick={() => desk.panel('settings')}>
          {t('banner.setAddress')}
        </Button>
      );
    case 'attention':
      return (
        <Button small tone="dark" onClick={() => desk.go('attention')}>
          {t('banner.open')}
        </Button>
      );
    case 'major':
    case 'overdue':
      return (
        <Button small tone="dark" onClick={() => desk.view(alarm.view)}>
          {t('banner.open')}
        </Button>
      );
    default:
      return session.line.state === 'offline' ? (
        <Button small disabled={busy} onClick={() => void run({ kind: 'line.retry' })}>
          {t('line.retry')}
        </Button>
      ) : null;
  }
}

function wordsOf(alarm: Exclude<Alarm, { kind: 'alarm' }>, session: SessionState, now: number, t: Translate): Words {
  const { storage, line } = session;
  const message = storage.message;
  switch (alarm.kind) {
    case 'full':
      return {
        tone: 'bad',
        icon: <HardDrive size={16} />,
        head: t('banner.full'),
        more: t('banner.fullMore', { free: bytesText(storage.freeBytes ?? 0) }),
      };
    case 'damaged':
      return { tone: 'bad', icon: <HardDrive size={16} />, head: t('banner.damaged'), more: t('banner.damagedMore') };
    case 'rebuilding':
      return {
        tone: 'pend',
        icon: <HardDrive size={16} />,
        head: t('banner.rebuilding'),
        more: t('banner.rebuildingMore'),
      };
    case 'outboxDamaged':
      return {
        tone: 'bad',
        icon: <HardDrive size={16} />,
        head: t('banner.outboxDamaged'),
        more: t('banner.outboxDamagedMore', { message }),
      };
    case 'filesDamaged':
      return { tone: 'bad', icon: <HardDrive size={16} />, head: t('banner.filesDamaged'), more: message };
    case 'noAccess':
      return {
        tone: 'bad',
        icon: <HardDrive size={16} />,
        head: t('banner.noAccess'),
        more: t('banner.noAccessMore', { message }),
      };
    case 'sessionEnded':
      return {
        tone: 'pend',
        icon: <KeyRound size={16} />,
        head: t(session.signedInOffline === true ? 'banner.signedInOffline' : 'banner.sessionEnded'),
        more:
          session.signedInOffline === true
            ? t('banner.signedInOfflineMore', { count: session.line.waiting })
            : t('banner.sessionEndedMore'),
      };
    case 'wrongAddress':
      return {
        tone: 'bad',
        icon: <ServerCrash size={16} />,
        head: t('banner.wrongAddress', { url: line.hubUrl }),
        more: t('banner.wrongAddressMore'),
      };
    case 'wrongVersion':
      return {
        tone: 'bad',
        icon: <ServerCrash size={16} />,
        head: t('banner.wrongVersion'),
        more: t('banner.wrongVersionMore'),
      };
    case 'attention':
      return {
        tone: 'pend',
        icon: <GitMerge size={16} />,
        head: t('banner.attention'),
        more: t('banner.attentionMore', { count: alarm.count }),
      };
    case 'skew':
      return {
        tone: 'late',
        icon: <Clock4 size={16} />,
        head: t('banner.skew', { seconds: alarm.seconds }),
        more: t('banner.skewMore'),
      };
    case 'outage':
      return { tone: 'bad', icon: <Unplug size={16} />, ...outageWords(alarm, now, t) };
    case 'major':
      return {
        tone: 'urgent',
        icon: <BellRing size={16} />,
        head: t('banner.major'),
        more: t('banner.majorCount', { count: alarm.count }),
      };
    case 'overdue':
      return {
        tone: 'late',
        icon: <TriangleAlert size={16} />,
        head: t('banner.overdue', { count: alarm.count }),
        more: '',
      };
    case 'calm':
      return {
        tone: 'calm',
        icon: <BellOff size={16} />,
        head: t('banner.calm'),
        more: t('banner.calmMore', { asOf: timeOf(alarm.asOf) }),
      };
    case 'unknown':
      return {
        tone: 'pend',
        icon: <BellOff size={16} />,
        head: t('banner.unknown', { asOf: timeOf(alarm.asOf) }),
        more: '',
      };
  }
}

function outageWords(
  alarm: Extract<Alarm, { kind: 'outage' }>,
  now: number,
  t: Translate,
): { head: string; more: string } {
  const { name, state, since } = alarm.outage;
  const told = t(state === 'silent' ? 'banner.outageSilent' : 'banner.outageFailing', {
    since: dateTimeText(since, now),
  });
  const others = alarm.count > 1 ? [t('banner.moreLines', { count: alarm.count - 1 })] : [];
  return { head: t('banner.outage', { name }), more: [told, ...others].join(' · ') };
}

const timeOf = (at: number | null): string => (at === null ? '—' : clockText(at));
