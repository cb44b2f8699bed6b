import { boundsOf, type MapShape, type Position } from '../../parts/map-shape.ts';

export type Place = { readonly lon: number; readonly lat: number };

/** Turns degrees into the drawing's units and back. */
export type MapFrame = {
  readonly width: number;
  readonly height: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly at: (x: number, y: number) => Position;
  /** Units of the drawing in a metre. */
  readonly perMetre: number;
};

const METRES_PER_DEGREE = 111_195;
const MARGIN = 12;

/** The whole of the shapes in a drawing of `width` units; null when there are none. */
export function mapFrame(shapes: readonly MapShape[], width: number): MapFrame | null {
  const b = boundsOf(shapes);
  if (b === null) return null;
  const narrow = Math.cos((((b.south + b.north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * MARGIN) / ((b.east - b.west) * narrow);
  return {
    width,
    height: (b.north - b.south) * scale + 2 * MARGIN,
    x: (lon) => MARGIN + (lon - b.west) * narrow * scale,
    y: (lat) => MARGIN + (b.north - lat) * scale,
    at: (x, y) => [b.west + (x - MARGIN) / (narrow * scale), b.north - (y - MARGIN) / scale],
    perMetre: scale / METRES_PER_DEGREE,
  };
}
