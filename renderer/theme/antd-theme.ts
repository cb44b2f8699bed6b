import { type ThemeConfig, theme } from 'antd';

export type ThemeMode = 'light' | 'dark';

type Colors = {
  readonly accent: string;
  readonly bg: string;
  readonly panel: string;
  readonly ctl: string;
  readonly line: string;
  readonly tx: string;
  readonly tx2: string;
  readonly tx3: string;
};

/** The few tokens antd needs as values, equal to those of tokens.css. */
const colors: Readonly<Record<ThemeMode, Colors>> = {
  light: {
    accent: '#0A6A66',
    bg: '#E9EDF0',
    panel: '#FFFFFF',
    ctl: '#8695A1',
    line: '#DCE3E8',
    tx: '#14202A',
    tx2: '#3E4D5A',
    tx3: '#586774',
  },
  dark: {
    accent: '#4CC2B6',
    bg: '#0B1115',
    panel: '#131C22',
    ctl: '#6F818D',
    line: '#24313A',
    tx: '#E2E9EE',
    tx2: '#B4C0C9',
    tx3: '#8E9CA7',
  },
};

/**
 * antd wears the house's tokens. Its error and warning colours stay neutral text: red and amber mean urgency here, and a field
 * that lacks something says so in words.
 */
export function antdTheme(mode: ThemeMode): ThemeConfig {
  const c = colors[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: `griddesk-${mode}` },
    token: {
      colorPrimary: c.accent,
      colorInfo: c.accent,
      colorLink: c.accent,
      colorError: c.tx2,
      colorWarning: c.tx2,
      colorBgLayout: c.bg,
      colorBgContainer: c.panel,
      colorBgElevated: c.panel,
      colorBorder: c.ctl,
      colorBorderSecondary: c.line,
      colorText: c.tx,
      colorTextSecondary: c.tx2,
      colorTextTertiary: c.tx3,
      colorTextPlaceholder: c.tx3,
      colorTextLightSolid: mode === 'dark' ? '#06201E' : '#FFFFFF',
      borderRadius: 6,
      fontSize: 14,
      controlHeight: 32,
      fontFamily: 'var(--font)',
      motion: false,
      wireframe: false,
    },
  };
}
