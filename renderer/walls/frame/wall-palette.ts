/** Colours of the wall (screens.md §2, row wall). Charts need them as values; wall.css gets the same as properties. */
export type WallPalette = Readonly<Record<keyof typeof day, string>>;

const day = {
  text: '#eaf0f4',
  sub: '#afbdc7',
  line: '#22303a',
  grid: '#2c3c47',
  teal: '#4cc2b6',
  amber: '#f5b63f',
  red: '#ff6b60',
  ok: '#5cc98a',
  bar: '#4b7d90',
  point: '#cfeee9',
  severe: '#ff4438',
  grave: '#f5913a',
  considerable: '#f2cb3a',
};

/** Things that do not dim at night, for they are not text: surfaces, map tones from few to many, the town edges. */
export const surfaces = {
  field: '#060b0f',
  panel: '#0c141a',
  edge: '#081216',
  tones: ['#123138', '#17454b', '#1c5b5e', '#227572', '#2b918a'],
  outline: '#5fd0c3',
  labelEdge: '#06161a',
} as const;

const NIGHT = 0.7;

/** `#rrggbb` with every channel times `factor`. */
export function dim(color: string, factor: number): string {
  const channel = (at: number): string =>
    Math.round(Number.parseInt(color.slice(at, at + 2), 16) * factor)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const mapValues = (palette: WallPalette, of: (color: string) => string): WallPalette => ({
  ...palette,
  ...Object.fromEntries(Object.entries(palette).map(([key, color]) => [key, of(color)])),
});

export const dayPalette: WallPalette = day;
export const nightPalette: WallPalette = mapValues(day, (color) => dim(color, NIGHT));

/** As custom properties for the stage: `--w-text`, `--w-sub`, … */
export const paletteProperties = (palette: WallPalette): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(palette).map(([key, color]) => [`--w-${key}`, color]),
    ['--w-field', surfaces.field],
    ['--w-panel', surfaces.panel],
  ]);
