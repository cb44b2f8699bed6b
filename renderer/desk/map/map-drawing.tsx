import { type PointerEvent, useMemo, useRef } from 'react';
import type { Grid } from '../../../shared/domain/grid/grid.ts';
import type { MapEvent } from '../../../shared/wire/bridge.ts';
import { useText } from '../../i18n/language.ts';
import type { MapShape } from '../../parts/map-shape.ts';
import { clusterMarks } from './cluster-marks.ts';
import { mapFrame, type Place } from './map-frame.ts';

/** Which part of the drawing is in sight: `x`, `y` the share of it at the middle. */
export type MapView = { readonly zoom: number; readonly x: number; readonly y: number };

const WIDTH = 1_000;
/** Side of a cluster's cell in units of the whole drawing, at zoom 1. */
const CELL = 46;
/** From this zoom on grids are shown. */
const GRIDS_FROM = 4;
const DRAG_PIXELS = 5;

type Props = {
  shapes: readonly MapShape[];
  grids: readonly Grid[];
  events: readonly MapEvent[];
  view: MapView;
  onView: (view: MapView) => void;
  circle: (Place & { readonly radius: number }) | null;
  onPick: (place: Place) => void;
};

/** Outlines of the towns, grids when near enough, events in clusters by level. A click sets the circle, dragging moves, the wheel zooms. */
export function MapDrawing(props: Props) {
  const { shapes, view, circle } = props;
  const { t } = useText();
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<{ readonly x: number; readonly y: number; readonly view: MapView; moved: boolean } | null>(null);
  const frame = useMemo(() => mapFrame(shapes, WIDTH), [shapes]);
  if (frame === null) return <div className="map-drawing" />;
  const [w, h] = [frame.width / view.zoom, frame.height / view.zoom];
  const left = Math.max(0, Math.min(frame.width - w, view.x * frame.width - w / 2));
  const top = Math.max(0, Math.min(frame.height - h, view.y * frame.height - h / 2));
  const unit = 1 / view.zoom;

  const unitsOf = (e: PointerEvent): { readonly x: number; readonly y: number; readonly scale: number } => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0, scale: 1 };
    const scale = Math.min(box.width / w, box.height / h);
    return {
      x: left + (e.clientX - box.left - (box.width - w * scale) / 2) / scale,
      y: top + (e.clientY - box.top - (box.height - h * scale) / 2) / scale,
      scale,
    };
  };
  const up = (e: PointerEvent): void => {
    const held = drag.current;
    drag.current = null;
    if (held === null || held.moved) return;
    const { x, y } = unitsOf(e);
    const [lon, lat] = frame.at(x, y);
    props.onPick({ lon, lat });
  };
  const move = (e: PointerEvent): void => {
    const held = drag.current;
    if (held === null) return;
    const [dx, dy] = [e.clientX - held.x, e.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < DRAG_PIXELS) return;
    held.moved = true;
    const { scale } = unitsOf(e);
    props.onView({
      ...held.view,
      x: Math.max(0, Math.min(1, held.view.x - dx / scale / frame.width)),
      y: Math.max(0, Math.min(1, held.view.y - dy / scale / frame.height)),
    });
  };
  return (
    <svg
      ref={svg}
      className="map-drawing"
      viewBox={`${left} ${top} ${w} ${h}`}
      role="img"
      aria-label={t('map.label')}
      onPointerDown={(e) => {
        drag.current = { x: e.clientX, y: e.clientY, view, moved: false };
      }}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => {
        drag.current = null;
      }}
      onWheel={(e) => {
        const zoom = Math.max(1, Math.min(16, e.deltaY < 0 ? view.zoom * 2 : view.zoom / 2));
        props.onView({ ...view, zoom });
      }}
    >
      {shapes.map((shape) => (
        <path
          key={shape.code}
          className="map-town"
          strokeWidth={unit}
          d={shape.rings
            .map((ring) => `M${ring.map(([lon, lat]) => `${frame.x(lon)} ${frame.y(lat)}`).join('L')}Z`)
            .join('')}
        />
      ))}
      {shapes.map((shape) => (
        <text
          key={shape.code}
          className="map-name"
          x={frame.x(shape.label[0])}
          y={frame.y(shape.label[1])}
          fontSize={19 * unit}
          textAnchor="middle"
        >
          {shape.name}
        </text>
      ))}
      {view.zoom >= GRIDS_FROM &&
        props.grids.map((grid) => (
          <g key={grid.code}>
            <circle className="map-grid" cx={frame.x(grid.lon)} cy={frame.y(grid.lat)} r={4 * unit} />
            {view.zoom > GRIDS_FROM && (
              <text
                className="map-grid-name"
                x={frame.x(grid.lon)}
                y={frame.y(grid.lat) - 5 * unit}
                fontSize={17 * unit}
                textAnchor="middle"
              >
                {`${grid.villageName}${grid.name}`}
              </text>
            )}
          </g>
        ))}
      {circle !== null && (
        <circle
          className="map-circle"
          cx={frame.x(circle.lon)}
          cy={frame.y(circle.lat)}
          r={Math.max(2 * unit, circle.radius * frame.perMetre)}
          strokeWidth={1.6 * unit}
        />
      )}
      <Marks {...props} unit={unit} x={frame.x} y={frame.y} />
    </svg>
  );
}

/** One mark a cluster: its worst level by shape and colour, its number inside, a late one edged. */
function Marks(props: Props & { unit: number; x: (lon: number) => number; y: (lat: number) => number }) {
  const { events, unit, x, y } = props;
  const { t } = useText();
  const clusters = useMemo(
    () =>
      clusterMarks(
        events.map((of) => ({ x: x(of.lon), y: y(of.lat), of })),
        CELL * unit,
      ),
    [events, unit, x, y],
  );
  return clusters.map(({ x: cx, y: cy, members }) => {
    const worst = Math.min(...members.map((m) => m.severity ?? 9));
    const late = members.some((m) => m.late);
    const r = (10 + Math.min(9, Math.log2(members.length) * 3)) * unit;
    return (
      <g key={members[0]?.id} className="map-mark" data-level={worst} data-late={late ? '' : undefined}>
        {worst <= 2 ? (
          <rect x={cx - r} y={cy - r} width={2 * r} height={2 * r} rx={2 * unit} strokeWidth={2 * unit} />
        ) : (
          <circle cx={cx} cy={cy} r={r} strokeWidth={2 * unit} />
        )}
        {members.length > 1 && (
          <text x={cx} y={cy + 6 * unit} fontSize={17 * unit} textAnchor="middle">
            {members.length}
          </text>
        )}
        <title>{members.length === 1 ? members[0]?.title : t('map.cluster', { count: members.length })}</title>
      </g>
    );
  });
}
