import { useMemo } from 'react';

/**
 * Plain data that keeps its identity as long as its content is the same: a feed sends new objects, charts redraw on change only.
 */
export function useSame<T>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}
