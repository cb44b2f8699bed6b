import { useSyncExternalStore } from 'react';
import { useConsole } from './bridge-context.ts';
import type { Prefs, PrefValues } from './prefs.ts';

export function usePrefs(): { readonly prefs: PrefValues; readonly set: Prefs['set'] } {
  const { prefs } = useConsole();
  const values = useSyncExternalStore(prefs.values.subscribe, prefs.values.get);
  return { prefs: values, set: prefs.set };
}
