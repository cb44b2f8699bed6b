import { createContext, useContext } from 'react';
import type { Language } from '../../../shared/domain/names.ts';
import type { WallView } from '../../../shared/wire/wall-view.ts';
import type { Freshness } from './freshness.ts';
import type { OnScreen } from './use-stage.ts';
import type { WallPalette } from './wall-palette.ts';
import type { Say } from './wall-words.ts';

/** What every tile knows. */
export type WallContextValue = {
  /** Null until the first figures have come. */
  readonly view: WallView | null;
  readonly stage: OnScreen;
  readonly palette: WallPalette;
  readonly language: Language;
  readonly say: Say;
  readonly tone: Freshness['tone'];
  readonly word: Freshness['word'];
  /** Short name of a town by its code or its name. */
  readonly townName: (codeOrName: string) => string;
  /** Short name of a department by its id or its name; null for anything else. */
  readonly departmentName: (idOrName: string) => string | null;
};

export const WallContext = createContext<WallContextValue | null>(null);

export function useWallContext(): WallContextValue {
  const found = useContext(WallContext);
  if (found === null) throw new Error('useWallContext outside WallContext');
  return found;
}
