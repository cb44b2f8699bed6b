import { useWallContext } from '../frame/wall-context.ts';
import { countText } from '../frame/wall-numbers.ts';
import { levelWords, wallWords as w } from '../frame/wall-words.ts';
import { LevelGlyph } from '../map/level-glyph.tsx';

/** 在途等级: open events by gravity; an ungraded one counts apart. */
export function LevelCells() {
  const { view, say } = useWallContext();
  const open = new Map((view?.bySeverity ?? []).map((line) => [line.severity, line.open]));
  const text = (severity: number): string => (view === null ? '—' : countText(open.get(severity) ?? 0));
  return (
    <div className="w-kpi w-levels">
      <span className="w-kpi-label">{say(w.levelsTitle)}</span>
      <div className="w-levels-grid">
        {([1, 2, 3, 4] as const).map((level) => (
          <span key={level}>
            <LevelGlyph level={level} />
            {say(levelWords[level] ?? w.unset)}
            <b className="num">{text(level)}</b>
          </span>
        ))}
      </div>
      <span className="w-kpi-sub num">{`${say(w.unset)} ${text(0)}`}</span>
    </div>
  );
}
