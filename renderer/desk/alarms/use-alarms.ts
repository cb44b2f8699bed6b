import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { AlarmActCommand } from '../../../shared/wire/alarms.ts';
import { useFed } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useRun } from '../../store/use-run.ts';
import { type AlarmSound, type AlarmVoice, createAlarmVoice } from './alarm-sound.ts';

export const VoiceContext = createContext<AlarmVoice | null>(null);

/** The alarms as the station last told them; null where none run or before it has. */
export function useAlarms(): AlarmsView | null {
  const fed = useFed({ feed: 'alarms' });
  return fed.state === 'here' ? fed.value : null;
}

/** Alarms nobody has taken that have come up to this person. */
export const loudHere = ({ counts }: AlarmsView): number => counts.urgent + counts.high + counts.medium + counts.low;

/** The voice of this window, which follows the feed as long as somebody is signed in. */
export function useNewVoice(): AlarmVoice {
  const [voice] = useState(createAlarmVoice);
  const sound = useAlarms()?.sound ?? null;
  const { prefs } = usePrefs();
  useEffect(() => {
    voice.start();
    return () => voice.stop();
  }, [voice]);
  const key = sound === null ? '' : `${sound.priority}\n${sound.key}`;
  useEffect(() => {
    const [priority, ...rest] = key.split('\n');
    voice.set(
      key === '' ? null : { priority: priority as NonNullable<typeof sound>['priority'], key: rest.join('\n') },
    );
  }, [voice, key]);
  useEffect(() => voice.setVolume(prefs.alarmVolume / 100), [voice, prefs.alarmVolume]);
  return voice;
}

const silent: AlarmSound = { state: 'silent', beats: 0, tested: true, elsewhere: true };
const never = (): (() => void) => () => undefined;

export function useAlarmSound(): { readonly voice: AlarmVoice | null; readonly sound: AlarmSound } {
  const voice = useContext(VoiceContext);
  const sound = useSyncExternalStore(
    voice === null ? never : voice.state.subscribe,
    voice === null ? () => silent : voice.state.get,
  );
  return { voice, sound };
}

/** What a person does about a row of the alarm centre. */
export function useAlarmActs() {
  const { run, busy, error } = useRun();
  const act = (
    given: AlarmActCommand['act'],
    row: Pick<AlarmRow, 'key'>,
    more: Partial<Omit<AlarmActCommand, 'kind' | 'act'>> = {},
  ) =>
    run({ kind: 'alarm.act', act: given, groups: [row.key], alarms: [], until: null, reason: null, note: '', ...more });
  return { busy, error, act };
}
