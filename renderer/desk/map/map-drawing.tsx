import { type PointerEvent, useMemo, useRef } from 'react';
import type { Grid } from '../../../shared/domain/grid/grid.ts';
import type { MapEvent } from '../../../shared/wire/answers.ts';
import { useText } from '../../i18n/language.ts';
import type { MapShape } from '../../parts/map-shape.ts';
import { gridName } from '../place-names.ts';
import { type Cluster, clusterMarks } from './cluster-marks.ts';
import { labelPlace } from './label-place.ts';
import { type MapFrame, mapFrame, type Place } from './map-frame.ts';

/** Which part of the drawing is in sight: `x`, `y` the share of it at the middle. */
export type MapView = { readonly zoom: number; readonly x: number; readonly y: number };

const WIDTH = 1_000;
/** Side of a cluster's cell in units of the whole drawing, at zoom 1. */
const CELL = 46;
/** From this zoom on grids are shown. */
const GRIDS_FROM = 4;
const DRAG_PIXELS = 5;
const NAME_SIZE = 19;

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
  const unit = 1 / view.zoom;
  const marks = useMarks(props.events, frame, unit);
  if (frame === null) return <div className="map-drawing" />;
  const [w, h] = [frame.width / view.zoom, frame.height / view.zoom];
  const left = Math.max(0, Math.min(frame.width - w, view.x * frame.width - w / 2));
  const top = Math.max(0, Math.min(frame.height - h, view.y * frame.height - h / 2));

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
                {gridName(grid)}
              </text>
            )}
          </g>
        ))}
      <Marks marks={marks} unit={unit} />
      <TownNames shapes={shapes} frame={frame} marks={marks} unit={unit} />
      {circle !== null && <Circle circle={circle} frame={frame} unit={unit} />}
    </svg>
  );
}

/** The circle over the marks, with a cross at its middle: seen from the whole county it is no larger than a mark. */
function Circle(props: { circle: Place & { readonly radius: number }; frame: MapFrame; unit: number }) {
  const { circle, frame, unit } = props;
  const [x, y] = [frame.x(circle.lon), frame.y(circle.lat)];
  const r = Math.max(2 * unit, circle.radius * frame.perMetre);
  const [from, to] = [r + 3 * unit, r + 14 * unit];
  const arms = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const;
  return (
    <g className="map-circle" strokeWidth={2.4 * unit}>
      <circle cx={x} cy={y} r={r} />
      {arms.map(([dx, dy]) => (
        <line key={`${dx} ${dy}`} x1={x + dx * from} y1={y + dy * from} x2={x + dx * to} y2={y + dy * to} />
      ))}
    </g>
  );
}

type Mark = Cluster<MapEvent>;

/** Events gathered into marks as large as they are many. */
function useMarks(events: readonly MapEvent[], frame: MapFrame | null, unit: number): readonly Mark[] {
  return useMemo(() => {
    if (frame === null) return [];
    const points = events.map((of) => ({ x: frame.x(of.lon), y: frame.y(of.lat), of }));
    return clusterMarks(points, CELL * unit, (members) => (10 + Math.min(9, Math.log2(members) * 3)) * unit);
  }, [events, frame, unit]);
}

/** One mark a cluster: its worst level by shape and colour, its number inside, a late one edged. */
function Marks(props: { marks: readonly Mark[]; unit: number }) {
  const { marks, unit } = props;
  const { t } = useText();
  return marks.map(({ x, y, r, members }) => {
    const worst = Math.min(...members.map((m) => m.severity ?? 9));
    const late = members.some((m) => m.late);
    return (
      <g key={members[0]?.id} className="map-mark" data-level={worst} data-late={late ? '' : undefined}>
        {worst <= 2 ? (
          <rect x={x - r} y={y - r} width={2 * r} height={2 * r} rx={2 * unit} strokeWidth={2 * unit} />
        ) : (
          <circle cx={x} cy={y} r={r} strokeWidth={2 * unit} />
        )}
        {members.length > 1 && (
          <text x={x} y={y + 6 * unit} fontSize={17 * unit} textAnchor="middle">
            {members.length}
          </text>
        )}
        <title>{members.length === 1 ? members[0]?.title : t('map.cluster', { count: members.length })}</title>
      </g>
    );
  });
}

/** Names of the towns beside the marks and in front of what they still touch. */
function TownNames(props: { shapes: readonly MapShape[]; frame: MapFrame; marks: readonly Mark[]; unit: number }) {
  const { shapes, frame, marks, unit } = props;
  const font = NAME_SIZE * unit;
  return shapes.map((shape) => {
    // A Chinese character is as wide as it is high; the text stands on its line a third of it below the middle.
    const at = { x: frame.x(shape.label[0]), y: frame.y(shape.label[1]) - font / 3 };
    const place = labelPlace(at, { width: shape.name.length * font, height: font }, marks);
    return (
      <text
        key={shape.code}
        className="map-name"
        x={place.x}
        y={place.y + font / 3}
        fontSize={font}
        strokeWidth={3 * unit}
        textAnchor="middle"
      >
        {shape.name}
      </text>
    );
  });
}
