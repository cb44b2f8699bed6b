import type { AlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import type { AlarmRows } from '../../electron/station/alarms/room-rows.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Timers } from '../../electron/station/feeds/feed-context.ts';
import type { DossierAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import type { LineState } from '../../shared/wire/session-view.ts';
import type { PlantedBug } from './bugs.ts';
import type { AlarmFiles } from './console-files.ts';

type Given = {
  readonly stores: Stores;
  readonly timers: Timers;
  readonly files: AlarmFiles;
  readonly run: (command: DossierAct) => void;
};

/** What the alarms of a console stand on, as it is or with one planted fault. */
export function plantInAlarms(bug: PlantedBug | null, { stores, timers, files, run }: Given) {
  return {
    stores: plantInChanges(bug, stores),
    timers: bug === 'alarms: a long sleep is never ended' ? plantInTimers(timers) : timers,
    store: plantInStore(bug, files.store),
    rows: plantInReading(bug, files.rows),
    run: bug === 'alarms: nobody is called' ? (): void => undefined : run,
    line: (line: Pick<LineState, 'state' | 'since'>) =>
      bug === 'alarms: a line that is back is not noticed' ? { ...line, state: 'offline' as const } : line,
  };
}

function plantInChanges(bug: PlantedBug | null, stores: Stores): Stores {
  if (bug !== 'alarms: what changes is not looked at' && bug !== 'alarms: what leaves the sight is not looked at')
    return stores;
  const isLeft = bug === 'alarms: what leaves the sight is not looked at';
  return new Proxy(stores, {
    get(of, name) {
      if (name !== 'onChanges') return Reflect.get(of, name) as unknown;
      if (!isLeft) return () => undefined;
      return (listener: Parameters<Stores['onChanges']>[0]) =>
        of.onChanges((changes, dossiers) =>
          listener(
            new Map([...changes].filter(([, { after }]) => after?.columns.open === 1)),
            new Set([...dossiers].filter((id) => of.cache.row(id) !== undefined)),
          ),
        );
    },
  });
}

/** Sleeps of more than a second last for ever. */
const plantInTimers = (timers: Timers): Timers => ({
  mono: timers.mono,
  set: (work, ms) => (ms > 1_000 ? (): void => undefined : timers.set(work, ms)),
});

function plantInStore(bug: PlantedBug | null, store: AlarmStore): AlarmStore {
  switch (bug) {
    case 'alarms: what stood is forgotten at a restart':
      return { ...store, saved: () => ({ alarms: [], groups: [], flood: null }) };
    case 'alarms: what cleared is not taken off':
      return { ...store, save: (room, step, flood) => store.save(room, { ...step, gone: [], goneGroups: [] }, flood) };
    case 'alarms: only lines are kept':
      return {
        ...store,
        save: (room, { records }, flood) =>
          store.save(room, { records, alarms: [], gone: [], groups: [], goneGroups: [] }, flood),
      };
    case 'alarms: a line is written twice':
      return {
        ...store,
        save: (room, step, flood) =>
          store.save(
            room,
            { ...step, records: step.records.flatMap((one) => [one, { ...one, id: `${one.id} again` }]) },
            flood,
          ),
      };
    default:
      return store;
  }
}

function plantInReading(bug: PlantedBug | null, rows: AlarmRows): AlarmRows {
  switch (bug) {
    case 'alarms: what was there before is not read':
      return { ...rows, events: () => () => [] };
    case 'alarms: acts of before a restart are not read':
      return { ...rows, files: (cache) => rows.files(cache).filter((file) => file.machine !== 'alarmHandling') };
    case 'alarms: who called already is not asked':
      return { ...rows, lastActs: () => [] };
    default:
      return rows;
  }
}
