import { createContext, useContext } from 'react';
import type { Console } from './console.ts';

export const ConsoleContext = createContext<Console | null>(null);

/** What this window shares: bridge, feeds and clock. */
export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (found === null) throw new Error('useConsole outside ConsoleContext');
  return found;
}
