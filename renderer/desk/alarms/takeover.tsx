import { Siren, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { clockText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { shapesOf } from '../../parts/map-shape.ts';
import { MapSketch } from '../../parts/map-sketch.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { useSecond } from '../../store/use-time.ts';
import { gridOf } from '../place-names.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { rungPersonText } from './alarm-words.ts';
import { useAlarmActs, useAlarmSound, useAlarms } from './use-alarms.ts';
import './takeover.css';
import { useTownOf } from './use-town-of.ts';

/** Enter counts only so long after it came up, ms: a key meant for a form must not take an event over. */
const armMs = 600;
/** Height of the map in its own units. */
const MAP_HEIGHT = 210;

/** The major event that takes this desk: the oldest that sounds here and is not open here already. */
export function takeoverRow(view: AlarmsView | null, opened: string | null): AlarmRow | undefined {
  return view?.rows.find(
    (row) => row.kind === 'major' && row.priority === 'urgent' && row.sounds && row.members[0]?.event !== opened,
  );
}

/** Covers the upper part of the desk until somebody takes it or hands it on; the work below stays as it was (W1, A5). */
export function Takeover() {
  const view = useAlarms();
  const opened = useDeskState('opened');
  const module = useDeskState('module');
  const row = takeoverRow(view, module === 'queue' ? opened : null);
  if (row === undefined || view === null) return null;
  const more = view.rows.filter((one) => one.kind === 'major' && one.sounds).length - 1;
  return <Banner key={row.key} row={row} view={view} more={more} />;
}

function Banner(props: { row: AlarmRow; view: AlarmsView; more: number }) {
  const { row, view, more } = props;
  const { t, language } = useText();
  const now = useSecond();
  const townOf = useTownOf();
  const { voice, sound } = useAlarmSound();
  const act = useTake(row);
  const [first] = row.members;
  useTakeoverKeys({ ...act, mute: () => void voice?.mute() });
  if (first === undefined) return null;
  return (
    <div className="takeover-cover" data-event={first.event ?? ''}>
      <section className="takeover" role="alertdialog" aria-label={t('takeover.title')}>
        <header>
          <Siren size={22} /> <b>{t('takeover.title')}</b> <span>{t('takeover.note')}</span>
          {more > 0 && <b>{t('takeover.more', { count: more })}</b>}
          <button
            type="button"
            className="takeover-mute"
            disabled={sound.state === 'muted'}
            onClick={() => voice?.mute()}
          >
            {sound.state === 'muted' ? <VolumeX size={17} /> : <Volume2 size={17} />}
            {t(sound.state === 'muted' ? 'takeover.muted' : 'takeover.mute')} <KeyCap keys="Esc" />
          </button>
        </header>
        <div className="takeover-body">
          <div className="takeover-what">
            <h1>{first.name}</h1>
            <dl>
              <div>
                <dt>{t('takeover.gone')}</dt>
                <dd className="num">{spanText(Math.max(0, now - first.since), language)}</dd>
              </div>
              <div>
                <dt>{t('takeover.first')}</dt>
                <dd className="num">{clockText(first.since)}</dd>
              </div>
              <div>
                <dt>{t('takeover.place')}</dt>
                <dd>{townOf(first.area) || first.number}</dd>
              </div>
            </dl>
          </div>
          <TakeoverMap area={first.area} label={first.name} />
          <Told row={row} view={view} now={now} />
        </div>
        <footer>
          <Button className="takeover-take" disabled={act.busy} keys="Enter" data-act="take" onClick={act.take}>
            {t('takeover.take')}
          </Button>
          <Button
            className="takeover-other"
            disabled={act.busy || row.rung > 0}
            keys="F9"
            data-act="hand"
            onClick={act.hand}
          >
            {t('takeover.hand')}
          </Button>
          <p>
            {t('takeover.draft')}
            <br />
            {t('takeover.noClose')}
          </p>
        </footer>
      </section>
    </div>
  );
}

/** Where it is, as far as an alarm says: the town lit, the grid marked. */
function TakeoverMap(props: { area: string; label: string }) {
  const { t } = useText();
  const registry = useRegistry();
  const map = useRead(registry === null ? null : { ask: 'map', name: registry.map });
  const shapes = useMemo(() => (map.state === 'here' ? shapesOf(map.value) : []), [map]);
  if (shapes.length === 0) return null;
  const grid = gridOf(registry, props.area);
  return (
    <MapSketch
      shapes={shapes}
      height={MAP_HEIGHT}
      lit={props.area.slice(0, 9)}
      label={t('context.map')}
      marks={grid === undefined ? [] : [{ at: [grid.lon, grid.lat], label: props.label, kind: 'event' }]}
    />
  );
}

function Told(props: { row: AlarmRow; view: AlarmsView; now: number }) {
  const { row, view, now } = props;
  const { t, language } = useText();
  const steps = [
    { name: t('alarms.leader'), who: view.leader, at: row.leaderAt, on: row.rung >= 1 },
    { name: t('alarms.director'), who: view.director, at: row.directorAt, on: row.rung >= 2 },
  ];
  return (
    <div className="takeover-told">
      <h2>{t('takeover.ladder')}</h2>
      <p>
        <b>{t('alarms.seat')}</b> <span>{t('takeover.seatHere')}</span>
      </p>
      {steps.map(({ name, who, at, on }) => (
        <p key={name}>
          <b>
            {name} {rungPersonText(who, language)}
          </b>
          <span className="num">
            {on
              ? t('takeover.told', { at: clockText(row.rungAt) })
              : at === null
                ? ''
                : t('takeover.next', { left: spanText(Math.max(0, at - now), language) })}
          </span>
        </p>
      ))}
    </div>
  );
}

function useTake(row: AlarmRow) {
  const desk = useDesk();
  const { act, busy } = useAlarmActs();
  const event = row.members[0]?.event ?? null;
  return {
    busy,
    take: () =>
      void act('acknowledge', row).then((done) => {
        if (done?.ok === true && event !== null) desk.open(event);
      }),
    hand: () => void act('handOver', row),
  };
}

/** Enter on release and not before it was seen; every other key stays off the work below while it is covered. */
function useTakeoverKeys(keys: {
  readonly take: () => void;
  readonly hand: () => void;
  readonly mute: () => void;
}): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const shown = performance.now();
    let armed = false;
    const down = (e: KeyboardEvent): void => {
      if (e.isComposing || e.keyCode === 229) return;
      // A key that was held down when it came up takes nothing.
      if (e.key === 'Enter' && !e.repeat && performance.now() - shown >= armMs) armed = true;
      if (e.key === 'F9') latest.current.hand();
      if (e.key === 'Escape') latest.current.mute();
      e.preventDefault();
      e.stopPropagation();
    };
    const up = (e: KeyboardEvent): void => {
      if (e.key !== 'Enter' || !armed) return;
      armed = false;
      latest.current.take();
      e.preventDefault();
      e.stopPropagation();
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', up, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', up, true);
    };
  }, []);
}
