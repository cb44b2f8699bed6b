import type { Session } from '../../../shared/wire/down.ts';
import type { Up } from '../../../shared/wire/up.ts';
import { wireVersion } from '../../../shared/wire/version.ts';
import type { SyncStore } from './sync-store.ts';

type Hello = Extract<Up, { t: 'hello' }>;

/** How this console greets the hub: who sits here, how far it has read, whose rows it holds. @param local the machine's clock, ms */
export function helloOf(store: SyncStore, session: Session, local: number): Hello {
  const { registry, cursor: kept } = store.position();
  const sight = store.sight();
  return {
    t: 'hello',
    v: wireVersion,
    station: store.station(),
    token: session.token,
    ...furthest(store),
    sight: sight === null ? null : { actor: sight, cursor: kept },
    registry,
    sentAt: local,
  };
}

/**
 * The furthest place of the journal this console can prove. Of a cache that was lost or set back by a power cut it is the outbox's:
 * a hub that came back older without knowing must learn it before it takes anything new.
 */
function furthest(store: SyncStore): Pick<Hello, 'cursor' | 'epoch'> & { readonly hash: string | null } {
  const { cursor, epoch, hash } = store.position();
  const heard = store.heard();
  const isAhead = heard !== null && (epoch !== heard.epoch || cursor < heard.seq);
  if (isAhead && heard.epoch === store.settledEpoch())
    return { cursor: heard.seq, epoch: heard.epoch, hash: heard.hash };
  return { cursor: epoch === null ? 0 : cursor, epoch, hash };
}
