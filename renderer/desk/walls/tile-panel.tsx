import { Trash2 } from 'lucide-react';
import {
  findRoom,
  mostTiles,
  type PlacedTile,
  type Scene,
  type SceneTile,
  sceneTiles,
  tileAsks,
  tileDays,
  tileNames,
  usualDays,
  type WallKind,
} from '../../../shared/wire/wall-plan.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/select-field.tsx';

export type Town = { readonly code: string; readonly name: string };
type Props = {
  readonly scene: Scene;
  readonly kind: WallKind;
  readonly chosen: number | null;
  readonly towns: readonly Town[];
  readonly onChoose: (at: number | null) => void;
  readonly onChange: (tiles: readonly PlacedTile[]) => void;
};

/** What the chosen tile shows, and the tiles that can be added. */
export function TilePanel({ scene, kind, chosen, towns, onChoose, onChange }: Props) {
  const { t, say } = useText();
  const { tiles } = scene;
  const tile = chosen === null ? undefined : tiles[chosen];
  const first = towns[0]?.code;
  const add = (kindOfTile: SceneTile): PlacedTile | null => {
    const area = tileAsks[kindOfTile].area === 'must' ? { area: first ?? '' } : {};
    if (tiles.length >= mostTiles || ('area' in area && first === undefined)) return null;
    return findRoom(tiles, { tile: kindOfTile, ...area }, kind);
  };
  return (
    <aside className="walls-side scroll" aria-label={t('walls.tiles')}>
      {tile !== undefined && chosen !== null && (
        <section className="walls-chosen">
          <h3>{say(tileNames[tile.tile])}</h3>
          <Asked
            tile={tile}
            towns={towns}
            onChange={(next) => onChange(tiles.map((one, i) => (i === chosen ? next : one)))}
          />
          <Button
            icon={<Trash2 size={15} />}
            onClick={() => {
              onChoose(null);
              onChange(tiles.filter((_, i) => i !== chosen));
            }}
          >
            {t('walls.remove')}
          </Button>
          <p className="sub">{t('walls.keys')}</p>
        </section>
      )}
      <h3>{t('walls.add')}</h3>
      <ul className="walls-palette">
        {sceneTiles.map((one) => {
          const room = add(one);
          return (
            <li key={one}>
              <button
                type="button"
                disabled={room === null}
                onClick={() => {
                  if (room === null) return;
                  onChange([...tiles, room]);
                  onChoose(tiles.length);
                }}
              >
                ＋ {say(tileNames[one])}
              </button>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

type AskedProps = {
  readonly tile: PlacedTile;
  readonly towns: readonly Town[];
  readonly onChange: (tile: PlacedTile) => void;
};

function Asked({ tile, towns, onChange }: AskedProps) {
  const { t } = useText();
  const asks = tileAsks[tile.tile];
  const { area, ...rest } = tile;
  const county = asks.area === 'may' ? [{ value: '', label: t('walls.county') }] : [];
  return (
    <>
      {asks.area !== 'no' && (
        <SelectField
          label={t('walls.area')}
          value={area ?? ''}
          options={[...county, ...towns.map(({ code, name }) => ({ value: code, label: name }))]}
          onChange={(code) => onChange(code === '' ? rest : { ...rest, area: code })}
        />
      )}
      {asks.days && (
        <SelectField
          label={t('walls.days')}
          value={String(tile.days ?? usualDays)}
          options={tileDays.map((n) => ({
            value: String(n),
            label: n === 1 ? t('walls.today') : `${n} ${t('walls.day')}`,
          }))}
          onChange={(n) => {
            const days = tileDays.find((one) => String(one) === n);
            if (days !== undefined) onChange({ ...tile, days });
          }}
        />
      )}
    </>
  );
}
