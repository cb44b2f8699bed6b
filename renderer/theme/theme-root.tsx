import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect } from 'react';
import { antdTheme, type ThemeMode } from './antd-theme.ts';
import './fonts.css';
import './tokens.css';
import './base.css';

export type Density = 'compact' | 'standard' | 'roomy';

/** Puts theme, density and language on the page and hands antd the same tokens. */
export function ThemeRoot(props: {
  mode: ThemeMode;
  density: Density;
  fontSize: number;
  language: 'zh' | 'en';
  children: ReactNode;
}) {
  const { mode, density, fontSize, language } = props;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = mode;
    root.dataset.density = density;
    root.dataset.font = String(fontSize);
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [mode, density, fontSize, language]);
  return (
    <ConfigProvider theme={antdTheme(mode)} locale={language === 'zh' ? zhCN : enUS} wave={{ disabled: true }}>
      {props.children}
    </ConfigProvider>
  );
}
