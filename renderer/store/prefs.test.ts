import { expect, test } from 'vitest';
import { readPrefs } from './prefs.ts';

test('given preferences of a newer or broken version, when read, then the good ones count and the rest take their start value', () => {
  expect(readPrefs({ theme: 'dark', language: 'fr', density: 'roomy', fontSize: 99, extra: 1 })).toEqual({
    theme: 'dark',
    language: 'zh',
    density: 'roomy',
    fontSize: 14,
    zoom: 100,
    motion: 'system',
    guideSeen: false,
    alarmVolume: 80,
    keys: {},
    grouped: true,
    savedViews: [],
  });
});
