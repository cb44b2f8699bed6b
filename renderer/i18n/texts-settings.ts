import type { Words } from '../../shared/domain/names.ts';

/** Settings of a desk beside look and language. */
export const settingTexts = {
  'settings.zoom': { zh: '放大', en: 'Zoom' },
  'settings.motion': { zh: '动画', en: 'Motion' },
  'settings.still': { zh: '不要动画', en: 'None' },
  'settings.displays': { zh: '窗口与屏幕', en: 'Displays' },
  'settings.openWall': { zh: '大屏 {n}', en: 'Wall {n}' },
  'settings.wallPlans': { zh: '各屏放什么', en: 'What each shows' },
  'settings.browserDisplays': {
    zh: '浏览器里：打开“大屏”，拖到那块屏，按 F11；网址加 ?wall=2 各屏各有计划。',
    en: 'In a browser: open the wall, drag it to its display, press F11; ?wall=2 gives each display its own plan.',
  },
  'settings.parameters': { zh: '本中心的参数', en: 'Parameters of the centre' },
} as const satisfies Record<string, Words>;
