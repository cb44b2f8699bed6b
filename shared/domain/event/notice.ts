import type { Context } from '../verb.ts';
import type { GridEvent, Obligation } from './event.ts';

/**
 * Word that goes by itself (知会): served when the hub has delivered the act, so it never holds an event open there; until then
 * it stands as open on the console that sent it.
 * @param n tells notices of one fact apart
 */
export function notice(
  context: Context,
  event: Pick<GridEvent, 'version'>,
  n: number,
  word: Pick<Obligation, 'to' | 'content' | 'basis'> & { readonly names?: readonly string[] },
): Obligation {
  const served = context.hubAt !== null;
  return {
    id: `notice.${event.version + 1}.${n}`,
    kind: 'notice',
    from: 'center',
    ...word,
    openedAt: context.at,
    due: null,
    clearedAt: served ? context.at : null,
    way: served ? 'platform' : null,
    exempt: null,
  };
}
