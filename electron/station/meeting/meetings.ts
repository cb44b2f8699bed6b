import type { AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import { type Actor, covers, isSeat } from '../../../shared/domain/actor/actor.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import { textOf } from '../../../shared/domain/dossier/machine.ts';
import { type FigureKey, figureDefinitions } from '../../../shared/figures/definitions.ts';
import { type Edits, noEdits } from '../../../shared/meeting/edits.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { packPeriod, spanOf } from '../../../shared/meeting/pack-period.ts';
import type { DecisionLine } from '../../../shared/meeting/slides-tasks.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import type { LocalCommand, Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import type { PackEvents, PackView } from '../../../shared/wire/meeting.ts';
import { nextReceiptNumber } from '../commands/receipt-number.ts';
import type { StationClock } from '../commands/station-clock.ts';
import { onDemand } from '../db/on-demand.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import { CacheReplaced, freezePack } from './freeze.ts';
import { openMeetingStore } from './meeting-store.ts';
import { packAlarms } from './pack-alarms.ts';
import { dataLines, packActs } from './pack-parcel.ts';
import { createPackSight, digestOf } from './pack-sight.ts';
import { actOnPack, createSharedPacks, headOf } from './shared-packs.ts';

export type Meetings = ReturnType<typeof createMeetings>;
type MeetingCommand = Extract<LocalCommand, { kind: `meeting.${string}` }>;

const done: Result<Receipt, RunError> = ok({ commandId: null, event: null, dossier: null, warnings: [] });
const unavailable = (message: string): Result<Receipt, RunError> => err({ code: 'unavailable', message });
const wrong = (path: string, message: string): Result<Receipt, RunError> => err({ code: 'bad-shape', path, message });
const noSuch = wrong('id', '本机没有这份会议材料。 No such pack on this console.');
const mostRows = 500;

type Options = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly clock: StationClock;
  readonly actor: () => Actor | null;
  /** 64 hex digits */
  readonly key: string;
  /** Alarms of the room in [from, to) ms; null where none ran. */
  readonly alarmLoad?: (from: number, to: number) => AlarmLoadFigures | null;
  /** Journals what is done with a pack; absent: packs stay on this console. */
  readonly act?: (command: DossierAct) => Result<Receipt, RunError>;
};

/** Packs of work meetings (W4): frozen, arranged, remarked upon, shared with every console of their area; their numbers never change. */
export function createMeetings({ stores, replica, clock, actor, key, alarmLoad, act }: Options) {
  const store = onDemand(() => openMeetingStore(stores.dir, key));
  const shared = createSharedPacks({ stores, replica }, actor);
  const sight = createPackSight(store.use, shared, actor);

  async function freeze(by: Actor, c: Extract<MeetingCommand, { kind: 'meeting.freeze' }>) {
    const now = clock.hub();
    const cutoff = c.cutoff ?? now;
    const period = packPeriod(c.period, c.date);
    if (cutoff > now) return wrong('cutoff', '冻结时刻不能晚于现在。 The cut-off must not lie ahead.');
    if (cutoff <= spanOf(period).from)
      return wrong('cutoff', '冻结时刻早于本期开始。 The cut-off lies before the period.');
    if (!covers(by, c.area)) return wrong('area', '不是您的辖区。 Not of your area.');
    if (store.use().find(c.id) !== null) return wrong('id', '已有这份会议材料。 This pack exists already.');
    const { from, to } = spanOf(period);
    const load = alarmLoad?.(from, Math.min(to, cutoff)) ?? null;
    const alarms = load === null ? null : packAlarms(load, stores.outbox.meta('stationNo'));
    let pack: Pack | null;
    try {
      pack = await freezePack({ stores, replica }, { period, area: c.area, cutoff, alarms });
    } catch (error) {
      if (!(error instanceof CacheReplaced)) throw error;
      return unavailable('本机数据刚刚重新取回，请再试一次。 The cache was fetched anew meanwhile: try again.');
    }
    if (pack === null) return unavailable('请等待首次同步完成。 Wait for the first sync.');
    const text = JSON.stringify(pack);
    const digest = digestOf(text);
    store.use().add({ id: c.id, madeAt: now, digest }, headOf(pack, by.name), text, noEdits);
    send({ id: c.id, digest, pack }, now);
    return done;
  }

  /** Puts a pack into the journal; one that cannot go stays here, and the list says so. */
  function send(frozen: { readonly id: string; readonly digest: string; readonly pack: Pack }, now: number): void {
    const number = act === undefined ? null : nextReceiptNumber(stores.outbox, 'HC', now);
    const acts = number === null ? null : packActs({ ...frozen, madeAt: now, number });
    for (const one of acts ?? []) if (act?.(one).ok !== true) return;
  }

  function edit(id: string, edits: Edits): Result<Receipt, RunError> {
    const was = sight.view(id)?.edits;
    if (was === undefined) return noSuch;
    // A field that was left as it stood is no act.
    if (JSON.stringify(was) === JSON.stringify(edits)) return done;
    if (act !== undefined && shared.find(id) !== undefined)
      return act(actOnPack(id, 'arrange', { edits: dataLines(edits) }));
    store.use().setEdits(id, edits);
    return done;
  }

  return {
    /** Commands of a seat; everything else is refused. Storage errors are thrown. */
    async run(command: MeetingCommand): Promise<Result<Receipt, RunError>> {
      const by = actor();
      if (by === null || !isSeat(by))
        return unavailable('只有中心坐席可以准备会议。 Only seats of a centre prepare a meeting.');
      if (command.kind === 'meeting.freeze') return await freeze(by, command);
      if (command.kind === 'meeting.edit') return edit(command.id, command.edits);
      if (sight.view(command.id) === null) return noSuch;
      if (act !== undefined && shared.find(command.id) !== undefined)
        return act(actOnPack(command.id, 'remark', command.comment));
      store.use().addComment(command.id, { ...command.comment, at: clock.hub(), by: by.name });
      return done;
    },
    lines: sight.lines,
    view(id: string): PackView | null {
      const seen = sight.view(id);
      return seen === null ? null : { ...seen, decisions: decisionsOf(stores, id) };
    },
    /** The events behind a figure; null for a pack or figure that is not there. */
    events(id: string, figure: string, part: 'numerator' | 'denominator'): PackEvents | null {
      const found = sight.found(id);
      const key = figureDefinitions.find((f) => f.key === figure)?.key;
      return found === null || key === undefined ? null : eventsOf(stores, JSON.parse(found.pack) as Pack, key, part);
    },
    close: (): void => store.close(),
  };
}

/** Tasks put down in the meeting of a pack, in the order of their numbers. */
function decisionsOf(stores: Stores, pack: string): readonly DecisionLine[] {
  const departments = stores.registry()?.departments;
  return stores.cache
    .dossiersOf('meetingTask')
    .filter(({ data }) => data.pack === pack)
    .map(({ data, number }) => {
      const department = textOf(data, 'department');
      const unit =
        department === '' ? textOf(data, 'holderName') : (departments?.get(department)?.shortName ?? department);
      return { number, task: textOf(data, 'task'), unit, dueOn: textOf(data, 'dueOn') };
    })
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

function eventsOf(stores: Stores, pack: Pack, key: FigureKey, part: 'numerator' | 'denominator'): PackEvents {
  const places = pack.figures.find((f) => f.key === key)?.behind[part] ?? [];
  const find = stores.cache.db.prepare('SELECT id, title, restricted FROM events WHERE number = ?');
  return {
    total: places.length,
    rows: places.slice(0, mostRows).map((at) => {
      const number = pack.events[at] ?? '';
      const row = find.get(number) as { id: string; title: string; restricted: number } | undefined;
      return { number, id: row?.id ?? null, title: row === undefined || row.restricted === 1 ? '' : row.title };
    }),
  };
}
