import { parseWith, z } from '../../shared/std/shape.ts';
import { queueFilterShape } from '../../shared/wire/queue-view.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createStore, type Store } from './external-store.ts';

/** How this desk likes its screen; kept by the station, so that it is the same after a restart. */
export const prefsShape = z.object({
  theme: z.enum(['auto', 'light', 'dark']).default('light'),
  language: z.enum(['zh', 'en']).default('zh'),
  density: z.enum(['compact', 'standard', 'roomy']).default('standard'),
  fontSize: z.union([z.literal(14), z.literal(15), z.literal(16)]).default(14),
  /** Percent: everything on the desk grows with it, and the panes stand one behind the other where they no longer fit. */
  zoom: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(175), z.literal(200)]).default(100),
  /** `reduce`: nothing moves, whatever the system says. */
  motion: z.enum(['system', 'reduce']).default('system'),
  guideSeen: z.boolean().default(false),
  /** Of alarms, percent; an urgent one has its floor whatever stands here. */
  alarmVolume: z.number().int().min(0).max(100).default(80),
  /** Keys moved by this desk, by action. */
  keys: z.record(z.string().max(20), z.string().max(24)).default({}),
  /** Lists are shown in groups where they are short enough. */
  grouped: z.boolean().default(true),
  /** Filters this desk keeps under a name. */
  savedViews: z
    .array(z.object({ name: z.string().min(1).max(20), filter: queueFilterShape }))
    .max(20)
    .default([]),
});
export type PrefValues = z.infer<typeof prefsShape>;

/** Before the station has told; the guide then counts as seen, so that it never flashes up for somebody who knows it. */
export const defaultPrefs: PrefValues = {
  theme: 'light',
  language: 'zh',
  density: 'standard',
  fontSize: 14,
  zoom: 100,
  motion: 'system',
  guideSeen: true,
  alarmVolume: 80,
  keys: {},
  grouped: true,
  savedViews: [],
};

/** Each field by itself: one unreadable value must not lose the others. */
export function readPrefs(raw: Readonly<Record<string, unknown>>): PrefValues {
  const read = Object.entries(prefsShape.shape).map(([key, shape]) => {
    const parsed = parseWith(shape, raw[key]);
    return [key, parsed.ok ? parsed.value : defaultPrefs[key as keyof PrefValues]];
  });
  return { ...defaultPrefs, ...Object.fromEntries(read) };
}

export type Prefs = {
  readonly values: Store<PrefValues>;
  readonly set: <K extends keyof PrefValues>(key: K, value: PrefValues[K]) => void;
};

export function createPrefs(bridge: Bridge): Prefs {
  const values = createStore(defaultPrefs);
  bridge.watch({ feed: 'prefs' }, (raw) => {
    const next = readPrefs(raw);
    if (JSON.stringify(next) !== JSON.stringify(values.get())) values.set(next);
  });
  return {
    values,
    set: (key, value) => {
      // At once on screen: a theme that waits for the disk feels broken. The feed brings the kept value.
      values.set({ ...values.get(), [key]: value });
      void bridge.run({ kind: 'prefs.set', key, value });
    },
  };
}
