import { expect, test } from 'vitest';
import { dayPalette, dim, nightPalette, surfaces } from './wall-palette.ts';

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

test('given words on the wall by day (screens.md §2), when measured, then none is under 4.5:1', () => {
  for (const key of ['text', 'sub', 'red', 'amber', 'ok'] as const)
    expect(contrast(dayPalette[key], surfaces.panel), key).toBeGreaterThanOrEqual(4.5);
});

test('given the night (W1), when text is at 0.7, then all of it, large as it is, keeps 3:1 and surfaces are as by day', () => {
  expect(nightPalette.text).toBe(dim(dayPalette.text, 0.7));
  for (const key of ['text', 'sub', 'red', 'amber', 'ok'] as const)
    expect(contrast(nightPalette[key], surfaces.panel), key).toBeGreaterThanOrEqual(3);
});

test('given burn-in (W1), when colours are looked through, then none is pure white or a channel of 255 in a surface', () => {
  expect(Object.values(dayPalette)).not.toContain('#ffffff');
  for (const color of [surfaces.field, surfaces.panel, ...surfaces.tones]) expect(color).not.toContain('ff');
});
