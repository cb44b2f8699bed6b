import type { Severity } from '../../../shared/domain/event/event.ts';
import { levelMarks } from './level-marks.ts';

/** A level's shape in its colour; the word stands beside it, never the shape alone. `className` gives the size. */
export function LevelGlyph({ level, late = false }: { readonly level: Severity; readonly late?: boolean }) {
  const mark = levelMarks[level];
  const color = late ? 'var(--w-red)' : `var(--w-${mark.color})`;
  return (
    <svg className="w-glyph" viewBox="-1 -1 22 22" aria-hidden="true">
      <path d={mark.path} fill={late ? 'none' : color} stroke={color} strokeWidth={late ? 3.4 : 0} />
    </svg>
  );
}
