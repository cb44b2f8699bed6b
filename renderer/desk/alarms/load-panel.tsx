import { Activity } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type AlarmLoadFigures, loadLimits, mixShares } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { type AlarmKind, alarmKindNames } from '../../../shared/domain/profile/alarm-rules.ts';
import { momentText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { LoadBars } from './load-bars.tsx';
import { useTownOf } from './use-town-of.ts';

/** The load of this room against the figures of A7: live over the last hours, or the last thirty days. */
export function LoadPanel(props: { view: AlarmsView }) {
  const { view } = props;
  const { t } = useText();
  const { bridge } = useConsole();
  const [month, setMonth] = useState<AlarmLoadFigures | null>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    if (!wide) return;
    let gone = false;
    void bridge.read({ ask: 'alarmLoad', days: 30 }).then((answer) => {
      if (!gone && answer.ok) setMonth(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [bridge, wide]);
  const load = wide && month !== null ? month : view.load;
  return (
    <aside className="load scroll" aria-label={t('alarms.load')}>
      <header>
        <h2 className="pane-title">
          <Activity size={17} /> {t('alarms.load')}
        </h2>
        <span className="load-tabs">
          <button type="button" className="choice" aria-pressed={!wide} onClick={() => setWide(false)}>
            {t('alarms.loadShift')}
          </button>
          <button type="button" className="choice" aria-pressed={wide} onClick={() => setWide(true)}>
            {t('alarms.loadMonth')}
          </button>
        </span>
      </header>
      <LoadBars load={load} />
      <Tiles view={view} load={load} />
      <Mix load={load} />
      <Top load={load} />
      <Floods view={view} />
      <p className="sub load-note">{t('alarms.selfCheck')}</p>
    </aside>
  );
}

function Tile(props: { name: string; value: string; unit?: string; good: boolean; limit: string }) {
  const { t } = useText();
  return (
    <div className="tile">
      <span className="sub">{props.name}</span>
      <b className="num">
        {props.value} <small>{props.unit}</small>
      </b>
      {props.limit !== '' && (
        <span className="tile-limit" data-good={props.good ? '' : undefined}>
          {props.good ? '✓' : '△'} {t('alarms.good', { limit: props.limit })}
        </span>
      )}
    </div>
  );
}

function Tiles(props: { view: AlarmsView; load: AlarmLoadFigures }) {
  const { view, load } = props;
  const { t, language } = useText();
  const { longestLoudMs, stale } = view;
  return (
    <div className="tiles">
      <Tile
        name={t('alarms.mean')}
        value={load.mean.toFixed(1)}
        unit={t('alarms.per10')}
        good={load.mean <= loadLimits.mean}
        limit="≤1"
      />
      <Tile
        name={t('alarms.peak')}
        value={String(load.peak)}
        unit={t('alarms.peakBefore', { count: load.peakBefore })}
        good={load.peak <= loadLimits.peak}
        limit="≤10"
      />
      <Tile
        name={t('alarms.floodShare')}
        value={load.floodShare.toFixed(1)}
        unit="%"
        good={load.floodShare < 1}
        limit="<1%"
      />
      <Tile name={t('alarms.staleCount')} value={String(stale)} good={stale < loadLimits.stale} limit="<5" />
      <Tile
        name={t('alarms.longest')}
        value={longestLoudMs === null ? '—' : spanText(Math.max(0, longestLoudMs), language)}
        good
        limit=""
      />
      <Tile
        name={t('alarms.again')}
        value={String(load.again)}
        unit={t('alarms.fleeting', { fleeting: load.fleeting, chattering: load.chattering })}
        good={load.chattering === 0}
        limit=""
      />
    </div>
  );
}

function Mix(props: { load: AlarmLoadFigures }) {
  const { t } = useText();
  const here = mixShares(props.load.mix);
  const rows = [
    { name: t('alarms.reference'), mix: loadLimits.mix },
    ...(here === null ? [] : [{ name: t('alarms.here'), mix: here }]),
  ];
  return (
    <section className="load-card">
      <h3>
        {t('alarms.mix')} <span className="sub">{t('alarms.mixNote')}</span>
      </h3>
      {rows.map(({ name, mix }) => (
        <div className="mix" key={name}>
          <span className="sub">{name}</span>
          <span className="mix-bar">
            <i data-mix="low" style={{ width: `${mix.low}%` }} />
            <i data-mix="medium" style={{ width: `${mix.medium}%` }} />
            <i data-mix="high" style={{ width: `${mix.high}%` }} />
          </span>
          <span className="num">
            {mix.low} / {mix.medium} / {mix.high}
          </span>
        </div>
      ))}
    </section>
  );
}

function Top(props: { load: AlarmLoadFigures }) {
  const { t, say } = useText();
  const total = props.load.top.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return null;
  return (
    <section className="load-card">
      <h3>{t('alarms.top')}</h3>
      {props.load.top.slice(0, 4).map(({ kind, count }) => (
        <div className="mix" key={kind}>
          <span>{say(alarmKindNames[kind])}</span>
          <span className="mix-bar">
            <i data-mix="low" style={{ width: `${(count / total) * 100}%` }} />
          </span>
          <span className="num">{Math.round((count / total) * 100)}%</span>
        </div>
      ))}
    </section>
  );
}

function Floods(props: { view: AlarmsView }) {
  const { t, say, language } = useText();
  const townOf = useTownOf();
  if (props.view.floods.length === 0) return null;
  return (
    <section className="load-card">
      <h3>{t('alarms.floods')}</h3>
      {props.view.floods.map(({ id, reason }) => {
        const [kind, area] = String(reason.cause).split('|');
        const cause = kind !== undefined && kind in alarmKindNames ? say(alarmKindNames[kind as AlarmKind]) : '';
        return (
          <p key={id} className="sub">
            {t('alarms.floodLine', {
              from: momentText(Number(reason.from), props.view.asOf, language),
              count: Number(reason.count),
              peak: Number(reason.peak),
              cause: `${cause} ${townOf(area ?? '')}`.trim(),
            })}
          </p>
        );
      })}
    </section>
  );
}
