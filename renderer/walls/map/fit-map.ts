import type { Bounds } from './town-map.ts';

/** Where the county lies in its tile, px of the display, and how a place gets there. ECharts is given the same frame. */
export type FittedMap = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly place: (lon: number, lat: number) => { readonly x: number; readonly y: number };
};

export type Insets = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * The largest frame of the county's true shape inside a tile of `width` × `height` px, in its middle. A degree of longitude is
 * shorter than one of latitude by the cosine of the latitude; at a county's size the rest of a projection is below a pixel.
 */
export function fitMap(bounds: Bounds, width: number, height: number, insets: Insets): FittedMap {
  const shrink = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180);
  const across = (bounds.east - bounds.west) * shrink;
  const along = bounds.north - bounds.south;
  const room = {
    width: Math.max(1, width - insets.left - insets.right),
    height: Math.max(1, height - insets.top - insets.bottom),
  };
  const scale = Math.min(room.width / across, room.height / along);
  const frame = { width: across * scale, height: along * scale };
  const left = insets.left + (room.width - frame.width) / 2;
  const top = insets.top + (room.height - frame.height) / 2;
  return {
    left,
    top,
    ...frame,
    place: (lon, lat) => ({
      x: left + ((lon - bounds.west) / (bounds.east - bounds.west)) * frame.width,
      y: top + ((bounds.north - lat) / (bounds.north - bounds.south)) * frame.height,
    }),
  };
}
