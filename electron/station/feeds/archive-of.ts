import { createHash } from 'node:crypto';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { type BundleHead, sealBundle, verifyHead } from '../../../shared/journal/archive-bundle.ts';
import { type ArchiveFile, buildArchive, verifyArchive } from '../../../shared/journal/archive-file.ts';
import type { Digest } from '../../../shared/journal/chain.ts';
import type { ArchiveAnswer, ArchiveChecked } from '../../../shared/wire/archive.ts';
import { rulesNow } from './dossier-desk.ts';
import type { FeedContext } from './feed-context.ts';

const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');

const levelOf = (level: GridEvent['level']): ArchiveFile['level'] => (level === 'village' ? 'town' : level);

/**
 * The sealed archive of an ended event as the journal here tells it. What is still on its way to the hub, or lies at the hub only,
 * is no archive yet: it is asked for, and the answer says what is waited for.
 */
export function archiveOf(context: FeedContext, id: string): ArchiveAnswer | null {
  const { stores, replica, clock } = context;
  const event = stores.cache.event(id);
  const rules = rulesNow(context);
  if (event === undefined || rules === null) return null;
  if (replica.actsOn(id).length > 0) return { state: 'unsent' };
  const entries = stores.cache.entriesOf(id);
  const facts = entries.filter((entry) => entry.fact.kind !== 'command.refused').length;
  if (facts < event.version) {
    context.wantHistory(id);
    return { state: 'history' };
  }
  const { profile, calendar, items } = rules;
  const made = buildArchive(
    {
      level: levelOf(event.level),
      versions: { profile: [...profile.versions], calendar: calendar.version, items: items.version },
      row: event,
      entries,
      madeAt: clock.hub(),
    },
    digest,
  );
  return made.ok ? { state: 'made', file: made.value } : { state: 'broken', fault: made.error };
}

/** The sealed head of an export by whoever sits here; null when nobody does. */
export function headOf(
  { actor, clock }: FeedContext,
  given: Pick<BundleHead, 'purpose' | 'files'> & { readonly attachments: number },
): BundleHead | null {
  const who = actor();
  if (who === null) return null;
  const { account, name, unit } = who;
  // Of the question its own words only: a head with a field more is none.
  const { purpose, files, attachments } = given;
  return sealBundle({ purpose, files, attachments, madeAt: clock.hub(), by: { account, name, unit } }, digest);
}

/** Says of one archive, or of the head of an export, whether it is as it was made. */
export function checkArchive(data: unknown): ArchiveChecked {
  if (typeof data === 'object' && data !== null && Reflect.get(data, 'format') === 'griddesk.archives/1') {
    const head = verifyHead(data, digest);
    return { number: null, title: null, fault: head.ok ? null : head.error };
  }
  const checked = verifyArchive(data, digest);
  if (!checked.ok) return { number: numberIn(data), title: null, fault: checked.error };
  const { subject, row } = checked.value;
  return { number: subject.number, title: row.title, fault: null };
}

/** The number a broken file gives itself, so that it can be told which one it is. */
function numberIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const subject: unknown = Reflect.get(data, 'subject');
  const number: unknown = typeof subject === 'object' && subject !== null ? Reflect.get(subject, 'number') : null;
  return typeof number === 'string' ? number.slice(0, 60) : null;
}
