import { useMemo, useRef } from 'react';
import { useSize } from '../../parts/use-size.ts';
import { Chart } from '../chart/chart.tsx';
import { useFonts } from '../chart/use-fonts.ts';
import { useSame } from '../frame/use-same.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';
import { fitMap } from './fit-map.ts';
import { LEGEND, MajorMarks } from './major-marks.tsx';
import { MapCredit } from './map-credit.tsx';
import { MapLegend } from './map-legend.tsx';
import { mapOption } from './map-option.ts';
import { boundsOf } from './town-map.ts';
import type { TownMapState } from './use-town-map.ts';

/** Design px kept free around the county, for its outline and for names that reach over it. */
const MARGIN = { left: 10, top: 6, right: LEGEND.width + 14, bottom: 8 };
const noTowns: never[] = [];

type Props = { readonly town: TownMapState };
type Here = Extract<TownMapState, { state: 'here' }>;

/** 在途分布: the towns by number of open events, the events, and what is major. */
export function MapTile({ town }: Props) {
  const { view, say, word } = useWallContext();
  return (
    <section className="w-tile w-map">
      <header className="w-tile-head">
        <h2>{say(w.mapTitle)}</h2>
        <span className="w-sub num">{town.state === 'here' ? `${town.map.features.length} ${say(w.towns)}` : ''}</span>
      </header>
      <div className="w-map-body">
        {town.state === 'here' ? (
          <Drawn {...town} />
        ) : (
          <p className="w-note">
            {say(view === null ? waitingWords[word] : town.state === 'missing' ? w.mapMissing : w.mapWaiting)}
          </p>
        )}
        <MapLegend map={town.state === 'here' ? town.map : null} view={view} />
      </div>
      <MapCredit map={town.state === 'here' ? town.map : null} view={view} />
    </section>
  );
}

function Drawn({ map, mapName }: Here) {
  const { view, stage, palette, say } = useWallContext();
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const byTown = useSame(view?.byTown ?? noTowns);
  const points = useSame(view?.points ?? noTowns);
  const fonts = useFonts(`0123456789${map.features.map((f) => f.properties.shortName).join('')}`);
  const unit = stage.scale;

  const fitted = useMemo(() => {
    const insets = {
      left: MARGIN.left * unit,
      top: MARGIN.top * unit,
      right: MARGIN.right * unit,
      bottom: MARGIN.bottom * unit,
    };
    return fitMap(boundsOf(map), width, height, insets);
  }, [map, width, height, unit]);
  const option = useMemo(
    () => mapOption({ map, mapName, fitted, byTown, points, palette, unit }),
    [map, mapName, fitted, byTown, points, palette, unit],
  );
  const drawn = fonts > 0 && width > 0;
  return (
    <div ref={host} className="w-map-area">
      {drawn ? <Chart key={`${stage.pixelRatio} ${fonts}`} option={option} slot={0} label={say(w.mapTitle)} /> : null}
      <MajorMarks map={map} fitted={fitted} width={width} height={height} />
    </div>
  );
}
