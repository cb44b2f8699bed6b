import { exhaustive } from '../../../shared/std/exhaustive.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { type Answer, type Question, questionShape, type ReadError } from '../../../shared/wire/bridge.ts';
import type { FileAnswers, FileQuestion } from '../../../shared/wire/files.ts';
import { nextReceiptNumber } from '../commands/receipt-number.ts';
import { uuidV7 } from '../commands/uuid-v7.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import { archiveOf, checkArchive, headOf } from '../feeds/archive-of.ts';
import { createEventHistory } from '../feeds/event-history.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import { createFindNumber } from '../feeds/find-number.ts';
import { createMapEvents } from '../feeds/map-events.ts';
import type { QueueWatch } from '../feeds/queue-watch.ts';
import { readClauses } from '../feeds/read-clauses.ts';
import { readMap } from '../feeds/read-map.ts';
import { createRecommend } from '../feeds/recommend.ts';
import { createSearch } from '../feeds/search-events.ts';
import { createSimilar } from '../feeds/similar-events.ts';

export type Read = (
  question: unknown,
  queueOf: (watch: number) => QueueWatch | null,
) => Promise<Result<Answer[Question['ask']], ReadError>>;

const failure = (code: ReadError['code'], path: string, message: string): Result<never, ReadError> =>
  err({ code, path, message });

const orMissing = <T>(value: T | null, path: string, message: string): Result<T, ReadError> =>
  value === null ? failure('not-found', path, message) : ok(value);

/** Answers the questions of the bridge; a bad one, or one to a damaged file, is answered too. */
export function createRead(context: FeedContext, resourcesDir: string): Read {
  const recommend = createRecommend(context);
  const similar = createSimilar(context);
  const history = createEventHistory(context);
  const findNumber = createFindNumber(context);
  const mapEvents = createMapEvents(context);
  const search = createSearch(context);

  async function answer(
    question: Question,
    queueOf: (watch: number) => QueueWatch | null,
  ): Promise<Result<Answer[Question['ask']], ReadError>> {
    if (question.ask === 'map') {
      const map = await readMap(resourcesDir, question.name);
      return map === null ? failure('not-found', 'name', `没有这张地图。 No such map: ${question.name}`) : ok(map);
    }
    if (question.ask === 'clauses') return ok(await readClauses(resourcesDir));
    if (context.actor() === null) return failure('signed-out', '', '请先登录。 Sign in first.');
    if (question.ask === 'stagedFile' || question.ask === 'fileBytes') return ofFile(context, question);
    switch (question.ask) {
      case 'queueRows':
      case 'queueRefresh':
        return ofQueue(question, queueOf(question.watch));
      case 'newNumber':
        return newNumber(context, question.letters);
      case 'recommend':
        return orMissing(recommend(question.event), 'event', '本机没有这个事件。 No such event on this console.');
      case 'similar':
        return ok(similar(question));
      case 'history': {
        const found = history(question.event);
        return found === null
          ? failure('not-found', 'event', '本机没有这个事件。 No such event on this console.')
          : ok(found);
      }
      case 'mapEvents':
        return ok(mapEvents());
      case 'number':
        return ok(findNumber(question.text));
      case 'search':
        return ok(search.page(question));
      case 'searchCount':
        return ok(search.count(question));
      case 'alarmHistory':
        return ok(context.alarms?.().history(question.group) ?? []);
      case 'alarmMembers':
        return ok(context.alarms?.().members(question.group) ?? []);
      case 'alarmLoad':
        return ok(context.alarms?.().loadOver(question.days) ?? null);
      case 'alarmDryRun':
        return dryRun(context, question);
      case 'archive':
      case 'archiveHead':
      case 'archiveCheck':
        return ofArchive(context, question);
      case 'packEvents':
        return orMissing(packEvents(context, question), 'id', '本机没有这份会议材料。 No such pack on this console.');
      default:
        return exhaustive(question);
    }
  }

  return async (data, queueOf) => {
    const parsed = parseWith(questionShape, data);
    if (!parsed.ok) return err(parsed.error);
    try {
      return await answer(parsed.value, queueOf);
    } catch (error) {
      context.trouble(error);
      if (troubleOf(error) === null) throw error;
      // The watch has just been told and knows the way out in words.
      const known = context.storage().message;
      return failure(
        'storage',
        '',
        known === '' ? '读取本机数据出错。 The data of this console could not be read.' : known,
      );
    }
  };
}

async function dryRun(
  context: FeedContext,
  question: Extract<Question, { ask: 'alarmDryRun' }>,
): Promise<Result<Answer['alarmDryRun'], ReadError>> {
  const tried = await context.alarms?.().tryRule(question.kind, question.rule);
  if (tried === undefined) return failure('not-found', '', '本机没有值守告警。 No alarms run on this console.');
  return tried.ok ? tried : failure('bad-shape', tried.error.path, tried.error.message);
}

const packEvents = (
  { meetings }: FeedContext,
  { id, figure, part }: Extract<Question, { ask: 'packEvents' }>,
): Answer['packEvents'] | null => meetings?.events(id, figure, part) ?? null;

/** What a file handed over is, or a piece of one. */
function ofFile(
  { files }: FeedContext,
  question: FileQuestion,
): Result<FileAnswers['stagedFile' | 'fileBytes'], ReadError> {
  const answer =
    question.ask === 'stagedFile'
      ? files?.staged(question.ref)
      : files?.bytes(question.event, question.sha256, question.from);
  return answer == null
    ? failure(
        'not-found',
        '',
        '文件内容不在本机，请重新选择或取回。 The file is not on this console: choose or fetch it again.',
      )
    : ok(answer);
}

/** A sealed archive, the head of an export, or whether one is as it was made (R3). */
function ofArchive(
  context: FeedContext,
  question: Extract<Question, { ask: 'archive' | 'archiveHead' | 'archiveCheck' }>,
): Result<Answer['archive' | 'archiveHead' | 'archiveCheck'], ReadError> {
  if (question.ask === 'archiveCheck') return ok(checkArchive(question.data));
  if (question.ask === 'archiveHead') {
    const head = headOf(context, question);
    return head === null ? failure('signed-out', '', '请先登录。 Sign in first.') : ok(head);
  }
  const made = archiveOf(context, question.event);
  return made === null ? failure('not-found', 'event', '本机没有这个事件。 No such event on this console.') : ok(made);
}

/** Rows of a watched queue, or a new order of it. */
function ofQueue(
  question: Extract<Question, { ask: 'queueRows' | 'queueRefresh' }>,
  queue: QueueWatch | null,
): Result<Answer['queueRows' | 'queueRefresh'], ReadError> {
  if (queue === null) return failure('not-found', 'watch', `No watched queue ${question.watch}`);
  if (question.ask === 'queueRows') return ok(queue.rows(question.from, question.to));
  queue.open();
  return ok(null);
}

/** @param letters those of a dossier's machine; left out: an event's number begins with its profile */
function newNumber(
  { stores, clock }: FeedContext,
  letters: string | undefined,
): Result<Answer['newNumber'], ReadError> {
  const index = stores.registry();
  const now = clock.hub();
  const number = index === null ? null : nextReceiptNumber(stores.outbox, letters ?? index.registry.profileId, now);
  if (number === null)
    return failure(
      'not-found',
      '',
      '本机尚未取得编号，请等待首次同步。 This console has no number yet: wait for the first sync.',
    );
  return ok({ event: uuidV7(now), number });
}
