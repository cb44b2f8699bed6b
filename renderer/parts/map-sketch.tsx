import { useMemo } from 'react';
import './map-sketch.css';
import { boundsOf, type MapShape, type Position } from './map-shape.ts';

export type MapMark = { readonly at: Position; readonly label: string; readonly kind: 'event' | 'other' };

const WIDTH = 360;

/** Outlines of a place with marks on it: no tiles, no network. A click answers the point in the map's own coordinates. */
export function MapSketch(props: {
  shapes: readonly MapShape[];
  marks: readonly MapMark[];
  lit: string | null;
  height: number;
  label: string;
  onPick?: (at: Position) => void;
}) {
  const { shapes, marks, lit, height, onPick } = props;
  const frame = useMemo(() => fit(shapes, height), [shapes, height]);
  if (frame === null) return null;
  const d = (shape: MapShape): string =>
    shape.rings
      .map((ring) => `M${ring.map(([lon, lat]) => `${frame.x(lon).toFixed(1)} ${frame.y(lat).toFixed(1)}`).join('L')}Z`)
      .join('');
  return (
    <svg
      className="sketch"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={props.label}
      data-pick={onPick === undefined ? undefined : ''}
      onClick={(e) => {
        const box = e.currentTarget.getBoundingClientRect();
        const scale = Math.min(box.width / WIDTH, box.height / height);
        const x = (e.clientX - box.left - (box.width - WIDTH * scale) / 2) / scale;
        const y = (e.clientY - box.top - (box.height - height * scale) / 2) / scale;
        onPick?.([frame.lon(x), frame.lat(y)]);
      }}
    >
      {shapes.map((shape) => (
        <path key={shape.code} d={d(shape)} className={shape.code === lit ? 'sketch-lit' : 'sketch-area'} />
      ))}
      {shapes.map((shape) => (
        <text
          key={shape.code}
          className="sketch-name"
          x={frame.x(shape.label[0])}
          y={frame.y(shape.label[1])}
          textAnchor="middle"
        >
          {shape.name}
        </text>
      ))}
      {marks.map((mark) => (
        <g key={`${mark.label}${mark.at}`} className={`sketch-mark-${mark.kind}`}>
          <circle cx={frame.x(mark.at[0])} cy={frame.y(mark.at[1])} r={mark.kind === 'event' ? 6 : 4} />
          <title>{mark.label}</title>
        </g>
      ))}
    </svg>
  );
}

type Frame = {
  x: (lon: number) => number;
  y: (lat: number) => number;
  lon: (x: number) => number;
  lat: (y: number) => number;
};

const MARGIN = 8;

/** Plate carrée, narrowed by the latitude: right for a county to the width of a line. */
function fit(shapes: readonly MapShape[], height: number): Frame | null {
  const b = boundsOf(shapes);
  if (b === null) return null;
  const narrow = Math.cos((((b.south + b.north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / ((b.east - b.west) * narrow),
    (height - 2 * MARGIN) / (b.north - b.south),
  );
  const left = (WIDTH - (b.east - b.west) * narrow * scale) / 2;
  const top = (height - (b.north - b.south) * scale) / 2;
  return {
    x: (lon) => left + (lon - b.west) * narrow * scale,
    y: (lat) => top + (b.north - lat) * scale,
    lon: (x) => b.west + (x - left) / (narrow * scale),
    lat: (y) => b.north - (y - top) / scale,
  };
}
