import { useMemo } from 'react';
import { GoneBy } from '../frame/gone-by.tsx';
import { useSame } from '../frame/use-same.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { wallWords as w } from '../frame/wall-words.ts';
import { boxAround, placeCallouts } from './callouts.ts';
import type { FittedMap } from './fit-map.ts';
import { labelBoxes } from './map-option.ts';
import { placeLabels } from './place-labels.ts';
import type { TownMap } from './town-map.ts';

/** Boxes there is room for; the banner counts the rest. */
const CALLOUTS = 2;
const PULSES = 6;
/** Design px, equal to wall.css. */
const BOX = { width: 400, height: 96 };
export const LEGEND = { width: 186, height: 330 };
const AROUND = 44;
const nowhere = { x: 0, y: 0 };
const spots = Array.from({ length: PULSES }, (_, i) => i);
const none: never[] = [];

type Props = {
  readonly map: TownMap;
  readonly fitted: FittedMap;
  /** Size of the tile's area, display px. */
  readonly width: number;
  readonly height: number;
};

/** Pulses and boxes of major events over the map. Always the same elements, empty ones hidden. */
export function MajorMarks({ map, fitted, width, height }: Props) {
  const { view, stage, say, townName } = useWallContext();
  const major = useSame(view?.major ?? none);
  const unit = stage.scale;
  const { placed, callouts } = useMemo(() => {
    const located = major.flatMap((event) =>
      event.lon === null || event.lat === null ? [] : [{ event, spot: fitted.place(event.lon, event.lat) }],
    );
    const wanted = labelBoxes({ map, fitted, unit });
    const offsets = placeLabels(wanted);
    const legend = { width: LEGEND.width * unit, height: LEGEND.height * unit };
    const covers = {
      keepFree: [{ left: width - legend.width, top: height - legend.height, ...legend }],
      names: wanted.map((box, i) =>
        boxAround(box.x + (offsets[i]?.dx ?? 0), box.y + (offsets[i]?.dy ?? 0), box.width, box.height),
      ),
      around: AROUND * unit,
    };
    const places = located.slice(0, CALLOUTS).map(({ spot }) => spot);
    const box = { width: BOX.width * unit, height: BOX.height * unit };
    return { placed: located, callouts: placeCallouts(places, { width, height }, box, covers) };
  }, [major, map, fitted, unit, width, height]);
  return (
    <div className="w-major-marks">
      <svg width={width} height={height} aria-hidden="true">
        {spots.slice(0, CALLOUTS).map((i) => {
          const [from, to] = [callouts[i]?.from ?? nowhere, callouts[i]?.to ?? nowhere];
          return <line key={i} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
        })}
      </svg>
      {spots.map((i) => (
        <i
          key={i}
          className="w-pulse"
          hidden={!placed[i]}
          style={{ left: placed[i]?.spot.x, top: placed[i]?.spot.y }}
        />
      ))}
      {spots.slice(0, CALLOUTS).map((i) => {
        const event = placed[i]?.event;
        return (
          <div key={i} className="w-callout" hidden={!event} style={{ left: callouts[i]?.left, top: callouts[i]?.top }}>
            <b>{event === undefined ? '' : `${townName(event.town)} ${event.title}`}</b>
            <span>
              {say(w.major)} <GoneBy since={event?.since ?? null} />
            </span>
          </div>
        );
      })}
    </div>
  );
}
