import type { AlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import { type Alarms, createAlarms } from '../../electron/station/alarms/alarms.ts';
import type { StorageWatch } from '../../electron/station/bridge/storage-watch.ts';
import type { StationClock } from '../../electron/station/commands/station-clock.ts';
import type { Replica } from '../../electron/station/db/replica.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { FeedContext, Timers } from '../../electron/station/feeds/feed-context.ts';
import { lineStateOf } from '../../electron/station/sync/line-state.ts';
import type { SqliteSyncStore } from '../../electron/station/sync/sqlite-sync-store.ts';
import type { SyncCore } from '../../electron/station/sync/sync-core.ts';
import { roomOf } from '../../shared/alarm/condition.ts';
import type { AlarmEngine } from '../../shared/alarm/engine.ts';
import type { DossierAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import type { LineState } from '../../shared/wire/session-view.ts';
import { pick, type Random } from '../support/random-walk.ts';
import { conditionsOf } from './alarm-conditions.ts';
import type { PlantedBug } from './bugs.ts';
import type { AlarmFiles } from './console-files.ts';
import { Killed } from './killed.ts';
import { plantInAlarms } from './plant-in-alarms.ts';

/** The alarms of one process, and the file they are kept in. */
export type ConsoleAlarms = {
  readonly alarms: Alarms;
  readonly store: AlarmStore;
  /** Asked after every step of the sync core. */
  lineMoved(): void;
  lineState(): LineState['state'];
  /** What somebody does about one of the alarms that stand; null when none does. */
  actBy(r: Random): DossierAct | null;
};

export type ConsoleAlarmsOptions = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly clock: StationClock;
  readonly core: SyncCore;
  readonly sync: SqliteSyncStore;
  readonly watch: StorageWatch;
  readonly timers: Timers;
  readonly files: AlarmFiles;
  readonly bug: PlantedBug | null;
  readonly run: (command: DossierAct) => void;
  readonly newId: () => string;
  readonly violate: (what: string) => void;
};

/** The station's own alarms on virtual time, as station.ts puts them together; nobody claims anything here. */
export function createConsoleAlarms(options: ConsoleAlarmsOptions): ConsoleAlarms {
  const { stores, replica, clock, core, sync, watch } = options;
  const stateNow = (): LineState['state'] =>
    lineStateOf(core.view(), stores.outbox.session() !== null, sync.asOf() !== null);
  let line: Pick<LineState, 'state' | 'since'> = { state: 'offline', since: clock.hub() };
  const planted = plantInAlarms(options.bug, options);
  const context: FeedContext = {
    stores: planted.stores,
    replica,
    clock,
    timers: planted.timers,
    log: () => undefined,
    actor: () => stores.outbox.session()?.actor ?? null,
    line: () => ({
      ...noLine,
      ...planted.line(line),
      skew: Math.round(core.view().skew),
      oldestWaitingAt: replica.acts()[0]?.sent.at ?? null,
    }),
    outages: () => core.view().outages,
    storage: () => ({ state: watch.state(), message: '', cachedEvents: 0, freeBytes: null }),
    room: () => ({ live: false, me: '', at: 0, seats: [], claims: [] }),
    demo: () => null,
    wasOffered: (id) => core.wasOffered(id),
    wantHistory: () => undefined,
    trouble: (error) => {
      if (error instanceof Killed) throw error;
      watch.trouble(error);
    },
  };
  const store = watched(planted.store, options, () => alarms.engine(), options.violate);
  const alarms = createAlarms({
    context,
    key: '',
    changed: () => undefined,
    run: planted.run,
    store,
    rows: planted.rows,
    newId: options.newId,
  });
  return {
    alarms,
    store,
    lineMoved() {
      const state = stateNow();
      if (state === line.state) return;
      line = { state, since: clock.hub() };
      alarms.look();
    },
    lineState: () => line.state,
    actBy: (r) => actOnSome(r, alarms),
  };
}

const noLine: LineState = {
  state: 'offline',
  since: 0,
  hubUrl: '',
  rtt: null,
  skew: 0,
  waiting: 0,
  oldestWaitingAt: null,
  dataAsOf: null,
  attempt: 0,
  nextTryAt: null,
  progress: null,
};

/** Nothing is raised about a row that does not give a reason for it in this moment. */
function watched(
  store: AlarmStore,
  { stores, clock }: Pick<ConsoleAlarmsOptions, 'stores' | 'clock'>,
  engine: () => AlarmEngine | null,
  violate: (what: string) => void,
): AlarmStore {
  return {
    ...store,
    save(room, step, flood) {
      const rules = engine()?.rules;
      for (const { what, alarm, subject, at } of step.records) {
        // What the disk did not take when it was so is kept later, and a clock may have been put right since.
        if (at !== clock.hub()) continue;
        const actor = stores.outbox.session()?.actor;
        const here = actor === undefined ? null : roomOf(actor);
        if (what !== 'raised' || alarm === null || subject === null || rules === undefined || here?.area !== room)
          continue;
        const row = stores.cache.row(subject);
        if (row === undefined || !conditionsOf(here, row, rules).some((one) => one.id === alarm))
          violate(`alarm ${alarm} is raised and is not so`);
      }
      store.save(room, step, flood);
    },
  };
}

const acts = ['acknowledge', 'acknowledge', 'acknowledge', 'shelve', 'unshelve', 'handOver'] as const;

function actOnSome(r: Random, alarms: Alarms): DossierAct | null {
  const groups = [...(alarms.engine()?.groups() ?? [])];
  if (groups.length === 0) return null;
  const { key } = pick(r, groups);
  const command = alarms.command({
    kind: 'alarm.act',
    act: pick(r, acts),
    groups: [key],
    alarms: [],
    until: null,
    reason: 'promised',
    note: '',
  });
  return command.ok ? command.value : null;
}
