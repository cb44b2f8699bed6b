import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import {
  isFree,
  type PlacedTile,
  ROWS,
  tileAsks,
  tileNames,
  usualDays,
  type WallKind,
} from '../../../shared/wire/wall-plan.ts';
import { useText } from '../../i18n/language.ts';
import { columnsOf, dragged, type Grip, keyDrag } from './grid-drag.ts';

type Props = {
  readonly tiles: readonly PlacedTile[];
  readonly kind: WallKind;
  /** Width by height of the display, for the shape of the preview. */
  readonly ratio: number;
  readonly chosen: number | null;
  readonly townName: (code: string) => string;
  readonly onChoose: (at: number | null) => void;
  readonly onChange: (tiles: readonly PlacedTile[]) => void;
};
type Drag = {
  readonly at: number;
  readonly grip: Grip;
  readonly x: number;
  readonly y: number;
  readonly to: PlacedTile;
};

/** A scene as it lies on its display: tiles are dragged, pulled at their corner, or moved with the arrow keys. */
export function SceneGrid({ tiles, kind, ratio, chosen, townName, onChoose, onChange }: Props) {
  const { t, say } = useText();
  const board = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [blocked, setBlocked] = useState(false);
  const put = (at: number, to: PlacedTile): void => {
    const free = isFree(tiles, to, at);
    setBlocked(!free);
    if (free) onChange(tiles.map((tile, i) => (i === at ? to : tile)));
  };
  const grab = (at: number, grip: Grip) => (e: PointerEvent<HTMLElement>) => {
    const tile = tiles[at];
    if (tile === undefined || e.button !== 0) return;
    e.stopPropagation();
    e.currentTarget.setPointerCapture(e.pointerId);
    onChoose(at);
    setDrag({ at, grip, x: e.clientX, y: e.clientY, to: tile });
  };
  const pull = (e: PointerEvent<HTMLElement>): void => {
    const from = drag === null ? undefined : tiles[drag.at];
    if (drag === null || from === undefined || board.current === null) return;
    const { width, height } = board.current.getBoundingClientRect();
    const columns = Math.round((e.clientX - drag.x) / (width / columnsOf(kind)));
    const rows = Math.round((e.clientY - drag.y) / (height / ROWS));
    setDrag({ ...drag, to: dragged(from, drag.grip, columns, rows, kind) });
  };
  const drop = (): void => {
    if (drag !== null && drag.to !== tiles[drag.at]) put(drag.at, drag.to);
    setDrag(null);
  };
  const press = (at: number) => (e: KeyboardEvent<HTMLElement>) => {
    const tile = tiles[at];
    const key = keyDrag(e.key, e.shiftKey);
    if (tile === undefined || (key === null && e.key !== 'Delete' && e.key !== 'Backspace')) return;
    e.preventDefault();
    e.stopPropagation();
    if (key !== null) return put(at, dragged(tile, key.grip, ...key.by, kind));
    onChoose(null);
    onChange(tiles.filter((_, i) => i !== at));
  };
  return (
    <div className="walls-screen" style={{ aspectRatio: ratio }}>
      <div className="walls-top">{t('walls.top')}</div>
      <div className="walls-grid" ref={board} data-kind={kind} role="group" aria-label={t('walls.grid')}>
        {tiles.map((tile, at) => {
          const moving = drag?.at === at;
          const lies = moving ? drag.to : tile;
          return (
            <div
              // Two tiles of a scene may be of one kind: their place in the list is what tells them apart.
              key={at}
              className="walls-tile"
              role="button"
              tabIndex={0}
              aria-pressed={chosen === at}
              data-free={isFree(tiles, lies, at)}
              data-tile={tile.tile}
              style={placeOf(lies)}
              onFocus={() => onChoose(at)}
              onKeyDown={press(at)}
              onPointerDown={grab(at, 'move')}
              onPointerMove={pull}
              onPointerUp={drop}
              onPointerCancel={() => setDrag(null)}
            >
              <b>{say(tileNames[tile.tile])}</b>
              {/* Where it lies is seen by the others. */}
              <span className="sr-only">{`${lies.x + 1},${lies.y + 1}`}</span>
              <span>{askedWords(tile, townName, t('walls.day'))}</span>
              <span className="num">{`${lies.w}×${lies.h}`}</span>
              <i className="walls-corner" onPointerDown={grab(at, 'resize')} aria-hidden="true" />
            </div>
          );
        })}
        {tiles.length === 0 && <p className="walls-empty">{t('walls.empty')}</p>}
      </div>
      <output className="walls-said">{blocked ? t('walls.blocked') : ''}</output>
    </div>
  );
}

const placeOf = ({ x, y, w, h }: PlacedTile) => ({
  gridArea: `${y + 1} / ${x + 1} / span ${h} / span ${w}`,
});

const askedWords = ({ tile, area, days }: PlacedTile, townName: (code: string) => string, day: string): string =>
  [area === undefined ? '' : townName(area), tileAsks[tile].days ? `${days ?? usualDays} ${day}` : '']
    .filter((part) => part !== '')
    .join(' · ');
