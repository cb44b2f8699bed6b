import { type AlarmGroup, bringBack, newGroup } from './alarm-group.ts';
import type { SavedAlarm, SavedAlarms } from './alarm-record.ts';
import type { Condition } from './condition.ts';

/** What a restart found of the alarms that stood before it, until each is met again or has cleared meanwhile (A5). */
export function createFoundAlarms() {
  const alarms = new Map<string, SavedAlarm>();
  const groups = new Map<string, SavedAlarms['groups'][number]>();
  return {
    put(saved: SavedAlarms): void {
      for (const one of saved.alarms) alarms.set(one.id, one);
      for (const one of saved.groups) groups.set(one.key, one);
    },
    /** An alarm that is true still; it is found once. */
    take(id: string): SavedAlarm | undefined {
      const saved = alarms.get(id);
      alarms.delete(id);
      return saved;
    },
    /** Those nobody has met. */
    alarms: (): readonly SavedAlarm[] => [...alarms.values()],
    groupKeys: (): readonly string[] => [...groups.keys()],
    /**
     * The group of a condition, at the step it had reached where it stood before. @param openedAt ms, for one that did not
     * @param now ms: what was written down by a clock that stood ahead is not after it
     */
    group(key: string, condition: Condition, openedAt: number, now: number): AlarmGroup {
      const saved = groups.get(key);
      const group = newGroup(key, condition.kind, condition.label, saved?.openedAt ?? openedAt);
      if (saved === undefined) return group;
      group.lastSoundAt = saved.lastSoundAt;
      group.soundedPriority = saved.lastSoundAt === null ? null : 'urgent';
      group.rung = saved.rung;
      group.rungAt = saved.rungAt;
      group.restored = true;
      bringBack(group, now);
      return group;
    },
    clear(): void {
      alarms.clear();
      groups.clear();
    },
  };
}
