import { personnelFile } from '../../../shared/domain/personnel/personnel-file.ts';
import { exhaustive } from '../../../shared/std/exhaustive.ts';
import type { Feed, FeedName, FeedValue } from '../../../shared/wire/bridge.ts';
import type { SessionState } from '../../../shared/wire/session-view.ts';
import type { RegistryIndex } from '../db/registry-index.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import { isOfflineSession } from '../session/known-people.ts';
import { createCallsView } from './calls-view.ts';
import { countsNow } from './counts.ts';
import { createDossierDesk } from './dossier-desk.ts';
import { dossierViewOf } from './dossier-view.ts';
import { createEmergencyView } from './emergency-view.ts';
import { eventViewOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';
import { createFindingsView } from './findings-view.ts';
import { createMentionLines, mentionCount } from './mention-lines.ts';
import { createWallView } from './wall-view.ts';
import { attentionLines, outboxLines, refusedActsFor } from './work-lines.ts';

/** The present value of every feed but the queue, which tells its changes itself. */
export function createFeedValue(context: FeedContext): (feed: Exclude<Feed, { feed: 'queue' }>) => FeedValue[FeedName] {
  const { stores, actor } = context;
  const wall = createWallView(context);
  const calls = createCallsView(context);
  const mentions = createMentionLines(context);
  const dossiers = createDossierDesk(context);
  const findings = createFindingsView(context, dossiers);
  const emergency = createEmergencyView(context, dossiers);
  return (feed) => {
    switch (feed.feed) {
      case 'session':
        return sessionNow(context);
      case 'counts':
        return countsNow(context);
      case 'event':
        return eventViewOf(context, feed.id);
      case 'attention':
        return attentionLines(context);
      case 'mentions':
        return mentions();
      case 'outbox':
        return outboxLines(context);
      case 'wall':
        return wall();
      case 'calls':
        return calls();
      case 'room':
        return context.room();
      case 'registry':
        return registryNow(context);
      case 'drafts':
        return actor() === null ? [] : stores.outbox.drafts();
      case 'prefs':
        return stores.outbox.prefs();
      case 'dossiers':
        return dossiers.list(feed.filter);
      case 'dossierCounts':
        return dossiers.counts();
      case 'dossier':
        return dossierViewOf(context, feed.id);
      case 'eventDossiers':
        return dossiers.ofEvent(feed.event);
      case 'ruling':
        return actor() === null ? [] : stores.cache.ruling();
      case 'findings':
        return findings();
      case 'emergency':
        return emergency();
      case 'personnel':
        return personnelFile(feed.staff, dossiers.seen());
      case 'alarms':
        return context.alarms?.().view() ?? null;
      case 'packs':
        return actor() === null ? [] : (context.meetings?.lines() ?? []);
      case 'pack':
        return actor() === null ? null : (context.meetings?.view(feed.id) ?? null);
      case 'phone':
        return actor() === null ? [] : (context.phone?.() ?? []);
      case 'files':
        return context.files?.list(feed.event) ?? [];
      default:
        return exhaustive(feed);
    }
  };
}

/** This feed tells of damage, so it must stand when the cache cannot be read. */
function sessionNow(context: FeedContext): SessionState {
  const { actor, line, outages, storage, demo } = context;
  const index = registryIfReadable(context);
  return {
    actor: actor(),
    line: line(),
    outages: outages(),
    storage: storage(),
    signedInOffline: isOfflineSession(context.stores.outbox.session()),
    attention: refusedActsFor(context).length,
    mentions: mentionCount(context),
    demo: demo(),
    place: index?.registry.place ?? null,
    rulePack: index?.pack ?? null,
  };
}

function registryIfReadable({ stores, trouble }: FeedContext): RegistryIndex | null {
  try {
    return stores.registry();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    trouble(error);
    return null;
  }
}

/** Staff and their phones are for people who are signed in; a wall needs places and departments only. */
function registryNow({ stores, actor }: FeedContext): FeedValue['registry'] {
  const registry = stores.registry()?.registry ?? null;
  return registry === null || actor() !== null ? registry : { ...registry, staff: [] };
}
