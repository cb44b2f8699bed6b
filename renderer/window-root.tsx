import type { ReactNode } from 'react';
import { LanguageContext } from './i18n/language.ts';
import { ConsoleContext } from './store/bridge-context.ts';
import type { Console } from './store/console.ts';
import { usePrefs } from './store/use-prefs.ts';
import { useThemeMode } from './store/use-theme-mode.ts';
import { ThemeRoot } from './theme/theme-root.tsx';

/** What a window needs around its screen: the console's stores, theme, density, language. */
export function WindowRoot(props: { console: Console; children: ReactNode }) {
  return (
    <ConsoleContext value={props.console}>
      <Dressed>{props.children}</Dressed>
    </ConsoleContext>
  );
}

function Dressed(props: { children: ReactNode }) {
  const { prefs } = usePrefs();
  const mode = useThemeMode();
  return (
    <LanguageContext value={prefs.language}>
      <ThemeRoot {...prefs} mode={mode}>
        {props.children}
      </ThemeRoot>
    </LanguageContext>
  );
}
