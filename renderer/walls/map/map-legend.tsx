import type { WallView } from '../../../shared/wire/wall-view.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { surfaces } from '../frame/wall-palette.ts';
import { levelWords, wallWords as w } from '../frame/wall-words.ts';
import { LevelGlyph } from './level-glyph.tsx';
import { openByTown } from './map-option.ts';
import { toneRange } from './tone-steps.ts';
import type { TownMap } from './town-map.ts';

/** What tones and marks mean. */
export function MapLegend({ map, view }: { readonly map: TownMap | null; readonly view: WallView | null }) {
  const { say } = useWallContext();
  const range = map === null || view === null ? null : toneRange([...openByTown(map, view.byTown).values()]);
  return (
    <aside className="w-legend">
      <div>
        <span className="num">{range === null ? '—' : `${range.low}—${range.high} ${say(w.events)}`}</span>
        <span className="w-tones">
          {surfaces.tones.map((tone) => (
            <i key={tone} style={{ background: tone }} />
          ))}
        </span>
      </div>
      <ul>
        {([1, 2, 3, 4] as const).map((level) => (
          <li key={level}>
            <LevelGlyph level={level} />
            {say(levelWords[level] ?? w.unset)}
          </li>
        ))}
        <li>
          <LevelGlyph level={4} late />
          {say(w.lateDot)}
        </li>
      </ul>
    </aside>
  );
}
