import { useCallback, useEffect, useRef } from 'react';
import { isSeat } from '../../../shared/domain/actor/actor.ts';
import { quickTakeMs } from '../../../shared/domain/claim/claim.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import type { RoomView } from '../../../shared/wire/session-view.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRoom } from '../../store/use-feed.ts';
import { useTimed } from '../../store/use-time.ts';
import { useDeskState } from '../use-desk.ts';

export type EventClaim = {
  readonly claim: RoomView['claims'][number] | null;
  readonly mine: boolean;
  /** Another seat holds it and is heard: here it is only read. */
  readonly readOnly: boolean;
  /** What taking it needs: nothing, or a leader with a reason. */
  readonly needs: 'nothing' | 'leader';
  /** Names of others who have it open. */
  readonly alsoOpen: readonly string[];
  /** Takes the event if nobody holds it: the first to act claims (Q3). */
  readonly first: () => void;
  readonly take: (reason: string) => Promise<RunError | null>;
  readonly release: () => void;
};

/** Who holds an event and what this desk may do about it. */
export function useClaim(event: string, session: DeskSession): EventClaim {
  const { bridge } = useConsole();
  const room = useRoom();
  const act = useDeskState('act');
  const seat = session.actor !== null && isSeat(session.actor);
  const claim = room?.claims.find((c) => c.event === event) ?? null;
  const mine = claim !== null && claim.station === room?.me;
  const quick = useTimed((now) => claim !== null && now - claim.since <= quickTakeMs);
  const free = seat && room?.live === true && claim === null;
  const asked = useRef(false);
  const take = useCallback(
    async (reason: string): Promise<RunError | null> => {
      const result = await bridge.run({ kind: 'room.claim', event, reason });
      return result.ok ? null : result.error;
    },
    [bridge, event],
  );
  const first = useCallback((): void => {
    if (!free || asked.current) return;
    asked.current = true;
    void take('').then(() => {
      asked.current = false;
    });
  }, [free, take]);
  // A form that was opened on purpose is an act begun; the one that lies ready by itself is not.
  const begun = act !== null && act.prefill['quiet'] === undefined;
  useEffect(() => {
    if (begun) first();
  }, [begun, first]);
  return {
    claim,
    mine,
    readOnly: claim !== null && !mine && !claim.stale,
    needs: claim === null || claim.stale || quick ? 'nothing' : 'leader',
    alsoOpen: (room?.seats ?? []).filter((s) => s.station !== room?.me && s.open.includes(event)).map((s) => s.name),
    first,
    take,
    release: () => void bridge.run({ kind: 'room.release', event }),
  };
}
