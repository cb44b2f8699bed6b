import { type ReactNode, useEffect, useState } from 'react';
import { LanguageContext } from './i18n/language.ts';
import { ConsoleContext } from './store/bridge-context.ts';
import type { Console } from './store/console.ts';
import { usePrefs } from './store/use-prefs.ts';
import type { ThemeMode } from './theme/antd-theme.ts';
import { ThemeRoot } from './theme/theme-root.tsx';

/** What every window needs around its screen: the console's stores, theme, density, language. */
export function WindowRoot(props: { console: Console; theme?: ThemeMode; children: ReactNode }) {
  return (
    <ConsoleContext.Provider value={props.console}>
      <Dressed {...(props.theme !== undefined && { theme: props.theme })}>{props.children}</Dressed>
    </ConsoleContext.Provider>
  );
}

function Dressed(props: { theme?: ThemeMode; children: ReactNode }) {
  const { prefs } = usePrefs();
  const system = useSystemTheme();
  const mode = props.theme ?? (prefs.theme === 'auto' ? system : prefs.theme);
  return (
    <LanguageContext.Provider value={prefs.language}>
      <ThemeRoot mode={mode} density={prefs.density} fontSize={prefs.fontSize} language={prefs.language}>
        {props.children}
      </ThemeRoot>
    </LanguageContext.Provider>
  );
}

function useSystemTheme(): ThemeMode {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const change = (): void => setDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return dark ? 'dark' : 'light';
}
