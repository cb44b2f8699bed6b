const CELL_PX = 10;

/** Diagonal stripes of `color` on its darker self, for a canvas; null where no canvas can be had. */
export function makeHatch(color: string, dark: string, unit: number): HTMLCanvasElement | null {
  const size = Math.max(4, Math.round(CELL_PX * unit));
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const paint = canvas.getContext('2d');
  if (paint === null) return null;
  paint.fillStyle = dark;
  paint.fillRect(0, 0, size, size);
  paint.strokeStyle = color;
  paint.lineWidth = size / 2;
  paint.lineCap = 'square';
  paint.beginPath();
  for (const start of [-size, 0, size]) {
    paint.moveTo(start, size);
    paint.lineTo(start + size, 0);
  }
  paint.stroke();
  return canvas;
}
