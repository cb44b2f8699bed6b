import { useMemo } from 'react';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { shapesOf } from '../../parts/map-shape.ts';
import { MapSketch } from '../../parts/map-sketch.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { gridOf } from '../place-names.ts';

const HEIGHT = 210;

/** The county's towns with the event on them. */
export function PlaceMap(props: { event: GridEvent }) {
  const { place, title } = props.event;
  const { t } = useText();
  const registry = useRegistry();
  const map = useRead(registry === null ? null : { ask: 'map', name: registry.map });
  const shapes = useMemo(() => (map.state === 'here' ? shapesOf(map.value) : []), [map]);
  const grid = gridOf(registry, place.grid);
  const at =
    place.lon !== null && place.lat !== null
      ? ([place.lon, place.lat] as const)
      : grid === undefined
        ? null
        : ([grid.lon, grid.lat] as const);
  return (
    <section className="context-map">
      {shapes.length > 0 && (
        <>
          <MapSketch
            shapes={shapes}
            height={HEIGHT}
            lit={place.area.slice(0, 9)}
            label={t('context.map')}
            marks={at === null ? [] : [{ at, label: title, kind: 'event' }]}
          />
          <p className="sub">{t('context.mapNote')}</p>
        </>
      )}
      {map.state === 'error' && <p className="sub">{t('context.noMap')}</p>}
    </section>
  );
}
