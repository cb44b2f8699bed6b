import type { Handling } from './handling.ts';

/** Acts told of so far, found by the alarms and groups they name: they may come in before the alarm does. */
export type HandlingBook = {
  /** False when it was told before. */
  add(given: Handling): boolean;
  ofAlarm(id: string): readonly Handling[];
  ofGroup(key: string): readonly Handling[];
};

export function createHandlingBook(): HandlingBook {
  const known = new Set<string>();
  const byName = new Map<string, Handling[]>();
  const note = (name: string, given: Handling): void => {
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [given]);
    else list.push(given);
  };
  return {
    add(given) {
      if (known.has(given.id)) return false;
      known.add(given.id);
      for (const id of given.alarms) note(`a ${id}`, given);
      for (const key of given.groups) note(`g ${key}`, given);
      return true;
    },
    ofAlarm: (id) => byName.get(`a ${id}`) ?? [],
    ofGroup: (key) => byName.get(`g ${key}`) ?? [],
  };
}
