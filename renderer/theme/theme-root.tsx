import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect } from 'react';
import { bigFrom } from '../store/big-from.ts';
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
  /** Percent. */
  zoom: number;
  motion: 'system' | 'reduce';
  language: 'zh' | 'en';
  children: ReactNode;
}) {
  const { mode, density, fontSize, zoom, motion, language } = props;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = mode;
    root.dataset.density = density;
    root.dataset.font = String(fontSize);
    root.style.zoom = zoom === 100 ? '' : String(zoom / 100);
    root.style.setProperty('--zoom', String(zoom / 100));
    root.dataset.zoom = zoom >= bigFrom ? 'big' : 'plain';
    root.dataset.motion = motion;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [mode, density, fontSize, zoom, motion, language]);
  return (
    <ConfigProvider
      theme={antdTheme(mode)}
      locale={language === 'zh' ? zhCN : enUS}
      wave={{ disabled: true }}
      // “关闭” as on all our other buttons, not “关 闭”.
      button={{ autoInsertSpace: false }}
    >
      {props.children}
    </ConfigProvider>
  );
}
