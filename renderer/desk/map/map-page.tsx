import { Crosshair, Minus, Plus, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { gridName } from '../place-names.ts';
import './map-page.css';
import type { MapEvent } from '../../../shared/wire/answers.ts';
import { maskPhone, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { LevelGlyph } from '../../parts/level-glyph.tsx';
import { shapesOf } from '../../parts/map-shape.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { useMinute } from '../../store/use-time.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { metresApart, nearest } from './cluster-marks.ts';
import { MapDrawing, type MapView } from './map-drawing.tsx';
import type { Place } from './map-frame.ts';

const radii = [250, 500, 1_000, 2_000, 5_000, 10_000] as const;
const zooms = [1, 2, 4, 8, 16] as const;
const SHOWN = 60;
const NEAREST = 6;
const whole: MapView = { zoom: 1, x: 0.5, y: 0.5 };

/** The county, its towns and grids with what is open there; a circle picks what lies around a place. Shipped outlines, no tiles. */
export function MapPage() {
  const { t } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const minute = useMinute();
  const map = useRead(registry === null ? null : { ask: 'map', name: registry.map });
  const events = useRead({ ask: 'mapEvents', minute: Math.floor(minute / 60_000) });
  const shapes = useMemo(() => (map.state === 'here' ? shapesOf(map.value) : []), [map]);
  const [severity, setSeverity] = useState<number | null>(null);
  const [center, setCenter] = useState<Place | null>(null);
  const [radius, setRadius] = useState<number>(1_000);
  const [view, setView] = useState<MapView>(whole);
  useLayer({ main: null, close: () => (center === null ? desk.go('queue') : setCenter(null)) });
  const all = events.state === 'here' ? events.value : [];
  const graded = all.filter((e) => severity === null || e.severity === severity);
  const shown = center === null ? graded : graded.filter((e) => metresApart(e, center) <= radius);
  const zoomBy = (step: 1 | -1): void => {
    const next = zooms[zooms.indexOf(view.zoom as (typeof zooms)[number]) + step];
    if (next !== undefined) setView({ ...view, zoom: next });
  };
  if (events.state === 'waiting' && all.length === 0) return <SkeletonRows rows={10} label={t('map.title')} />;
  return (
    <div className="map-page">
      <section className="pane map-main" aria-label={t('map.title')}>
        <header className="map-tools">
          <h1 className="pane-title">
            {t('map.title')} <span className="num">{shown.length}</span>
          </h1>
          <select
            className="tool"
            aria-label={t('queue.severity')}
            value={severity ?? ''}
            onChange={(e) => setSeverity(e.target.value === '' ? null : Number(e.target.value))}
          >
            <option value="">{t('queue.allSeverities')}</option>
            {([1, 2, 3, 4] as const).map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}`)}
              </option>
            ))}
          </select>
          <select
            className="tool"
            aria-label={t('map.radius')}
            value={radius}
            onChange={(e) => setRadius(Number(e.target.value))}
          >
            {radii.map((one) => (
              <option key={one} value={one}>
                {one < 1_000 ? `${one} m` : `${one / 1_000} km`}
              </option>
            ))}
          </select>
          <span className="queue-fill" />
          <Button small icon={<Plus size={14} />} aria-label={t('map.in')} onClick={() => zoomBy(1)} />
          <Button small icon={<Minus size={14} />} aria-label={t('map.out')} onClick={() => zoomBy(-1)} />
          <Button
            small
            icon={<RotateCcw size={14} />}
            onClick={() => {
              setView(whole);
              setCenter(null);
            }}
          >
            {t('map.whole')}
          </Button>
        </header>
        <MapDrawing
          shapes={shapes}
          grids={registry?.grids ?? []}
          events={graded}
          view={view}
          onView={setView}
          circle={center === null ? null : { ...center, radius }}
          onPick={setCenter}
        />
        <p className="sub map-note">{t('map.note')}</p>
      </section>
      <Around shown={shown} center={center} radius={radius} onCenter={setCenter} />
    </div>
  );
}

function Around(props: {
  shown: readonly MapEvent[];
  center: Place | null;
  radius: number;
  onCenter: (place: Place) => void;
}) {
  const { shown, center } = props;
  const { t } = useText();
  const desk = useDesk();
  const now = useMinute();
  const registry = useRegistry();
  const staff = useMemo(() => new Map((registry?.staff ?? []).map((one) => [one.id, one])), [registry]);
  const grids = center === null ? [] : nearest(registry?.grids ?? [], center, NEAREST);
  return (
    <aside className="map-side scroll" aria-label={t('map.list')}>
      {center !== null && (
        <section aria-label={t('map.nearest')}>
          <h2>{t('map.nearest')}</h2>
          <ul className="shift-list map-people">
            {grids.map(({ one, metres }) => {
              const person = staff.get(one.staff[0] ?? '');
              return (
                <li key={one.code}>
                  <b className="ellipsis" title={gridName(one)}>
                    {gridName(one)}
                  </b>
                  <span>{person?.name ?? '—'}</span>
                  <span className="num">{person === undefined ? '' : maskPhone(person.phone)}</span>
                  <span className="num">{t('similar.metres', { metres: Math.round(metres) })}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section>
        <h2>
          {center === null ? t('map.all') : t('map.inside', { radius: props.radius })}{' '}
          <span className="num">{shown.length}</span>
        </h2>
        {shown.slice(0, SHOWN).map((event) => (
          <div key={event.id} className="map-line">
            <LevelGlyph level={event.severity} />
            <button type="button" className="map-open" onClick={() => desk.open(event.id)}>
              <b className="ellipsis">{event.title}</b>
              <span className="sub num">
                {shortNumber(event.number, now)}
                {event.late && ` · ${t('map.late')}`}
                {!event.exact && ` · ${t('map.gridOnly')}`}
              </span>
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('map.around', { title: event.title })}
              title={t('map.around', { title: event.title })}
              onClick={() => props.onCenter(event)}
            >
              <Crosshair size={15} />
            </button>
          </div>
        ))}
        {shown.length > SHOWN && <p className="sub">{t('map.more', { count: shown.length - SHOWN })}</p>}
      </section>
    </aside>
  );
}
