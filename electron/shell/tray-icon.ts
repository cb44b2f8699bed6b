/** Side of the icon, pixels. */
export const iconSide = 32;

type Colour = readonly [red: number, green: number, blue: number];
const calm: Colour = [0x1d, 0x6f, 0xd6];
const late: Colour = [0xd4, 0x38, 0x0d];

/** Nine squares, three a row, each 8 pixels with 2 between. */
const inSquare = (at: number): boolean => at >= 1 && at < 31 && (at - 1) % 10 < 9;

/** The tray's icon as BGRA pixels: the grid, with one square in alarm colour while something is overdue. */
export function drawTrayIcon(overdue: boolean): Uint8Array {
  const pixels = new Uint8Array(iconSide * iconSide * 4);
  for (let y = 0; y < iconSide; y++) {
    for (let x = 0; x < iconSide; x++) {
      if (!inSquare(x) || !inSquare(y)) continue;
      const [red, green, blue] = overdue && x >= 21 && y < 10 ? late : calm;
      pixels.set([blue, green, red, 0xff], (y * iconSide + x) * 4);
    }
  }
  return pixels;
}
