/** Position and size on the desktop, in density-independent pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type DisplayPlace = { readonly id: number; readonly bounds: Bounds; readonly workArea: Bounds };

/**
 * The display a wall belongs on: the n-th of those that are not the desk's; null where there are fewer.
 * @param nth 1 for the first wall and for the audience of a meeting
 */
export const wallDisplay = (displays: readonly DisplayPlace[], primary: number, nth = 1): DisplayPlace | null =>
  displays.filter((display) => display.id !== primary)[nth - 1] ?? null;

/** Part of a window's title bar that must be in sight for a person to take hold of it, pixels. */
const grip = { width: 120, height: 40 };

const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.min(to, otherTo) - Math.max(from, otherFrom);

/** True when enough of a remembered window would be seen: a display may have been unplugged since. */
export const isInSight = (place: Bounds, displays: readonly DisplayPlace[]): boolean =>
  displays.some(
    ({ workArea: area }) =>
      overlap(place.x, place.x + place.width, area.x, area.x + area.width) >= grip.width &&
      overlap(place.y, place.y + grip.height, area.y, area.y + area.height) >= grip.height,
  );
