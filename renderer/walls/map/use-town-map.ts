import { useEffect, useState } from 'react';
import { parseWith } from '../../../shared/std/shape.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { registerMap } from '../chart/chart-kit.ts';
import { type TownMap, townMapShape } from './town-map.ts';

export type TownMapState =
  | { readonly state: 'waiting' | 'missing' }
  | { readonly state: 'here'; readonly map: TownMap; readonly mapName: string };

const RETRY_MS = 10_000;

/** Reads the county's map through the bridge and registers it; asks again until it is there, for a wall has nobody to press. */
export function useTownMap(name: string | null): TownMapState {
  const { bridge } = useConsole();
  const [state, setState] = useState<TownMapState>({ state: 'waiting' });
  useEffect(() => {
    if (name === null) return;
    let late = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const answer = await bridge.read({ ask: 'map', name });
      if (late) return;
      const parsed = answer.ok ? parseWith(townMapShape, answer.value) : answer;
      if (parsed.ok) {
        const mapName = `towns-${name}`;
        registerMap(mapName, parsed.value);
        setState({ state: 'here', map: parsed.value, mapName });
        return;
      }
      console.error(`wall: map ${name} not read: ${parsed.error.path} ${parsed.error.message}`);
      setState({ state: 'missing' });
      timer = setTimeout(() => void ask(), RETRY_MS);
    };
    void ask();
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [bridge, name]);
  return state;
}
