import { exhaustive } from '../../../shared/std/exhaustive.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import type { AlarmActCommand } from '../../../shared/wire/alarms.ts';
import type { LocalCommand, Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import { wallPrefShape } from '../../../shared/wire/wall-plan.ts';
import type { Alarms } from '../alarms/alarms.ts';
import { type CommandsContext, dropRefused, retryRefused, runCommand } from '../commands/run-command.ts';
import type { Feeds } from '../feeds/feeds.ts';
import type { Files } from '../files/files.ts';
import type { Meetings } from '../meeting/meetings.ts';
import type { Sync } from '../sync/sync.ts';
import type { DemoControl } from './demo-control.ts';
import { signIn } from './sign-in.ts';

export type LocalContext = CommandsContext & {
  /** Absent where no alarms run (tests of other parts). */
  readonly alarms?: Pick<Alarms, 'command' | 'look'>;
  readonly feeds: Feeds;
  readonly sync: Sync;
  readonly demo: DemoControl | null;
  readonly meetings?: Meetings;
  /** Absent where no files are kept (tests of other parts). */
  readonly files?: Pick<Files, 'run' | 'expect'>;
};

const done: Result<Receipt, RunError> = ok({ commandId: null, event: null, dossier: null, warnings: [] });
const unavailable = (message: string): Result<Receipt, RunError> => err({ code: 'unavailable', message });

/** Runs a command that never leaves this console. Storage errors are thrown. */
export async function runLocal(context: LocalContext, command: LocalCommand): Promise<Result<Receipt, RunError>> {
  const { stores, feeds, sync, clock } = context;
  const { outbox } = stores;
  if (command.kind === 'file.piece' || command.kind === 'file.fetch' || command.kind === 'file.send')
    return context.files?.run(command) ?? unavailable('本机不保存附件。 No files are kept here.');
  switch (command.kind) {
    case 'session.signIn':
      return signIn(context, command.account, command.password);
    case 'session.signOut':
      sync.signOut();
      return done;
    case 'draft.save':
      outbox.saveDraft({ id: command.id, form: command.form, savedAt: clock.hub() });
      feeds.touch('drafts');
      return done;
    case 'draft.drop':
      outbox.dropDraft(command.id);
      feeds.touch('drafts');
      return done;
    case 'attention.retry':
    case 'attention.drop': {
      const result =
        command.kind === 'attention.retry'
          ? retryRefused(context, command.id)
          : dropRefused(context, command.id, command.reason);
      feeds.touch('attention', 'outbox');
      sync.acted();
      return result;
    }
    case 'alarm.act':
      return alarmAct(context, command);
    case 'meeting.freeze':
    case 'meeting.edit':
    case 'meeting.comment':
      return meetingAct(context, command);
    case 'line.retry':
      sync.retry();
      return done;
    case 'hub.setAddress':
      if (!/^(https?|wss?):$/.test(new URL(command.url).protocol)) {
        return err({
          code: 'bad-shape',
          path: 'url',
          message: '地址应以 http:// 或 https:// 开头。 The address must begin with http:// or https://.',
        });
      }
      sync.setAddress(command.url);
      return done;
    case 'cache.rebuild':
      if (!sync.canRebuild())
        return unavailable('离线时不能重建缓存。 The cache cannot be fetched again while offline.');
      sync.rebuild();
      return done;
    case 'room.here':
      sync.room.here(command.open);
      return done;
    case 'room.claim':
      return claim(sync, command.event, command.reason);
    case 'room.release':
      sync.room.release(command.event);
      return done;
    case 'prefs.set':
      return setPref(context, command.key, command.value);
    case 'demo.cut':
    case 'demo.restore':
    case 'demo.burst':
    case 'demo.major':
    case 'demo.speed':
    case 'demo.calls':
    case 'demo.answer':
      return context.demo === null ? unavailable('仅演示环境可用。 Only in the demo.') : context.demo.run(command);
    default:
      return exhaustive(command);
  }
}

function setPref({ stores, feeds }: LocalContext, key: string, value: unknown): Result<Receipt, RunError> {
  const shape = wallPrefShape(key);
  const read = shape === null ? null : parseWith(shape, value);
  if (read?.ok === false) return read;
  stores.outbox.setPref(key, value ?? null);
  feeds.touch('prefs');
  return done;
}

async function meetingAct(
  { meetings, feeds, sync }: LocalContext,
  command: Parameters<Meetings['run']>[0],
): Promise<Result<Receipt, RunError>> {
  if (meetings === undefined) return unavailable('本机不保存会议材料。 No packs are kept here.');
  const result = await meetings.run(command);
  feeds.touch('packs', 'outbox', 'session');
  sync.acted();
  return result;
}

/** An act about alarms is one of the journal: the station knows what it covers. */
function alarmAct(context: LocalContext, given: AlarmActCommand): Result<Receipt, RunError> {
  const built = context.alarms?.command(given);
  if (built === undefined) return unavailable('本机没有值守告警。 No alarms run on this console.');
  if (!built.ok) return built;
  const result = runCommand(context, built.value);
  if (!result.ok) return result;
  context.feeds.touch('outbox', 'session');
  context.sync.acted();
  context.alarms?.look();
  return result;
}

async function claim(sync: Sync, event: string, reason: string): Promise<Result<Receipt, RunError>> {
  const refused = await sync.room.claim(event, reason);
  if (refused === null) return done;
  return refused === 'offline'
    ? unavailable('断线时不知道谁在办，不能接手。 While the line is down nobody knows who has it.')
    : err({ code: 'held', lacks: refused });
}
