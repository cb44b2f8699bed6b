import { useEffect, useState } from 'react';
import { usePrefs } from './use-prefs.ts';

const query = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** The theme on screen: the desk's own choice, or the system's where it follows that. */
export function useThemeMode(): 'light' | 'dark' {
  const { prefs } = usePrefs();
  const [dark, setDark] = useState(() => query().matches);
  useEffect(() => {
    const watched = query();
    const change = (): void => setDark(watched.matches);
    watched.addEventListener('change', change);
    return () => watched.removeEventListener('change', change);
  }, []);
  if (prefs.theme !== 'auto') return prefs.theme;
  return dark ? 'dark' : 'light';
}
