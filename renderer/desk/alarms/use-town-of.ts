import { useMemo } from 'react';
import { useRegistry } from '../../store/use-feed.ts';

/** Name of the town an area lies in; empty above the towns. */
export function useTownOf(): (area: string) => string {
  const registry = useRegistry();
  return useMemo(() => {
    const names = new Map((registry?.divisions ?? []).map((one) => [one.code, one.name]));
    return (area) => (area.length >= 9 ? (names.get(area.slice(0, 9)) ?? '') : '');
  }, [registry]);
}
