/** A label of `width` × `height` px whose middle wants to be at (x, y). */
export type LabelBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Offset = { readonly dx: number; readonly dy: number };

const ROUNDS = 80;
const PULL_HOME = 0.04;

/**
 * Moves labels that lie on each other apart, a little at a time and along the shorter way, while each is drawn back to its own
 * town. Deterministic: equal boxes give equal offsets. What cannot be parted in a county full of towns stays close.
 */
export function placeLabels(boxes: readonly LabelBox[]): readonly Offset[] {
  const moved = boxes.map(() => ({ dx: 0, dy: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let touched = false;
    // The pull home fades, so that the last rounds only part.
    const pull = PULL_HOME * (1 - round / ROUNDS);
    for (const offset of moved) {
      offset.dx *= 1 - pull;
      offset.dy *= 1 - pull;
    }
    for (let i = 0; i < boxes.length; i += 1)
      for (let j = i + 1; j < boxes.length; j += 1) touched = part(boxes, moved, i, j) || touched;
    if (!touched && round > 0) break;
  }
  return moved;
}

type Moved = { dx: number; dy: number };

function part(boxes: readonly LabelBox[], moved: readonly Moved[], i: number, j: number): boolean {
  const [a, b, ma, mb] = [boxes[i], boxes[j], moved[i], moved[j]];
  if (a === undefined || b === undefined || ma === undefined || mb === undefined) return false;
  const apartX = b.x + mb.dx - (a.x + ma.dx);
  const apartY = b.y + mb.dy - (a.y + ma.dy);
  const overX = (a.width + b.width) / 2 - Math.abs(apartX);
  const overY = (a.height + b.height) / 2 - Math.abs(apartY);
  if (overX <= 0 || overY <= 0) return false;
  const half = 0.5;
  if (overX < overY) {
    const way = apartX < 0 ? -1 : 1;
    ma.dx -= way * overX * half;
    mb.dx += way * overX * half;
  } else {
    const way = apartY < 0 ? -1 : 1;
    ma.dy -= way * overY * half;
    mb.dy += way * overY * half;
  }
  return true;
}
