import { createHash } from 'node:crypto';
import type { AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import { type Actor, covers, isSeat } from '../../../shared/domain/actor/actor.ts';
import { textOf } from '../../../shared/domain/dossier/machine.ts';
import { type FigureKey, figureDefinitions } from '../../../shared/figures/definitions.ts';
import { noEdits } from '../../../shared/meeting/edits.ts';
import type { Pack, PackNumbers } from '../../../shared/meeting/pack.ts';
import { packPeriod, spanOf } from '../../../shared/meeting/pack-period.ts';
import type { DecisionLine } from '../../../shared/meeting/slides-tasks.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import type { LocalCommand, Receipt, RunError } from '../../../shared/wire/bridge.ts';
import type { PackEvents, PackLine, PackView } from '../../../shared/wire/meeting.ts';
import type { StationClock } from '../commands/station-clock.ts';
import { onDemand } from '../db/on-demand.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import { CacheReplaced, freezePack } from './freeze.ts';
import { openMeetingStore } from './meeting-store.ts';
import { packAlarms } from './pack-alarms.ts';

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
};

const digestOf = (packText: string): string => createHash('sha256').update(packText).digest('hex');

/** Packs of work meetings on this console (W4): frozen, arranged, remarked upon; their numbers never change. */
export function createMeetings({ stores, replica, clock, actor, key, alarmLoad }: Options) {
  const store = onDemand(() => openMeetingStore(stores.dir, key));

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
    const alarms = load === null ? null : packAlarms(load);
    let pack: Pack | null;
    try {
      pack = await freezePack({ stores, replica }, { period, area: c.area, cutoff, alarms });
    } catch (error) {
      if (!(error instanceof CacheReplaced)) throw error;
      return unavailable('本机数据刚刚重新取回，请再试一次。 The cache was fetched anew meanwhile: try again.');
    }
    if (pack === null) return unavailable('请等待首次同步完成。 Wait for the first sync.');
    const text = JSON.stringify(pack);
    const head = { period: pack.period, areaName: pack.areaName, cutoff };
    store.use().add({ id: c.id, madeAt: now, digest: digestOf(text) }, head, text, noEdits);
    return done;
  }

  return {
    /** Commands of a seat; everything else is refused. Storage errors are thrown. */
    async run(command: MeetingCommand): Promise<Result<Receipt, RunError>> {
      const by = actor();
      if (by === null || !isSeat(by))
        return unavailable('只有中心坐席可以准备会议。 Only seats of a centre prepare a meeting.');
      if (command.kind === 'meeting.freeze') return await freeze(by, command);
      if (command.kind === 'meeting.edit') return store.use().setEdits(command.id, command.edits) ? done : noSuch;
      if (store.use().find(command.id) === null) return noSuch;
      store.use().addComment(command.id, { ...command.comment, at: clock.hub(), by: by.name });
      return done;
    },
    lines: (): readonly PackLine[] =>
      store
        .use()
        .heads()
        .map(({ head, ...row }) => ({
          ...row,
          ...(JSON.parse(head) as Pick<PackLine, 'period' | 'areaName' | 'cutoff'>),
        })),
    view(id: string): PackView | null {
      const found = store.use().find(id);
      if (found === null) return null;
      const { id: _id, madeAt, digest, edits, comments, pack: text } = found;
      const intact = digestOf(text) === digest;
      return {
        id,
        madeAt,
        digest,
        intact,
        pack: withoutEvents(text),
        edits,
        comments,
        decisions: decisionsOf(stores, id),
      };
    },
    /** The events behind a figure; null for a pack or figure that is not there. */
    events(id: string, figure: string, part: 'numerator' | 'denominator'): PackEvents | null {
      const found = store.use().find(id);
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
    .dossiers()
    .filter(({ machine, data }) => machine === 'meetingTask' && data.pack === pack)
    .map(({ data, number }) => {
      const department = textOf(data, 'department');
      const unit =
        department === '' ? textOf(data, 'holderName') : (departments?.get(department)?.shortName ?? department);
      return { number, task: textOf(data, 'task'), unit, dueOn: textOf(data, 'dueOn') };
    })
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

function withoutEvents(text: string): PackNumbers {
  const { events: _events, figures, ...pack } = JSON.parse(text) as Pack;
  return { ...pack, figures: figures.map(({ behind: _behind, ...figure }) => figure) };
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
