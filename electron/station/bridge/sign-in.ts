import { err, ok, type Result } from '../../../shared/std/result.ts';
import type { Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import type { StationClock } from '../commands/station-clock.ts';
import type { Stores } from '../db/stores.ts';
import { createKnownPeople } from '../session/known-people.ts';
import type { Sync } from '../sync/sync.ts';

type SignInContext = { readonly stores: Stores; readonly clock: StationClock; readonly sync: Sync };
type SignInError = Extract<RunError, { code: 'sign-in' }>;

const failed = (reason: SignInError['reason'], message = ''): Result<never, RunError> =>
  err({ code: 'sign-in', reason, message });

/**
 * Signs somebody in at the hub; with the hub out of reach, whoever is known to this console, to work on what it holds. The hub is
 * asked for its own sign-in when the line is back, and what was done meanwhile goes out after it.
 */
export async function signIn(
  { stores, clock, sync }: SignInContext,
  account: string,
  password: string,
): Promise<Result<Receipt, RunError>> {
  const people = createKnownPeople(stores.outbox, clock.hub);
  const { failure, message } = await sync.signIn(account, password);
  const session = stores.outbox.session();
  if (failure === null) {
    if (session?.actor.account === account) await people.remember(session, password);
    return ok({ commandId: null, event: null, dossier: null, warnings: [] });
  }
  if (failure === 'bad-credentials') await people.refusedByHub(account, password);
  if (failure !== 'offline') return failed(failure, message);
  const known = await people.signIn(account, password);
  if (!known.ok) return failed(known.reason);
  if (!sync.adopt(known.session)) return failed('other-scope');
  return ok({ commandId: null, event: null, dossier: null, warnings: [] });
}
