import { type Refusal, refusal } from '../../shared/domain/refusal.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import type { Account } from '../access/accounts.ts';
import { isOurSession } from '../access/session-id.ts';

/** A command on its way in. `trusted`: offered in this process (demo, importer), its actor stands as given. */
export type Offered = {
  readonly sent: SentCommand;
  readonly trusted: boolean;
  /** The epoch in which its console offered it; once another one is in force it has to be offered again. */
  readonly epoch?: string;
  /** Hub time of a past that is loaded (demo history), ms; else the hub's clock says it. */
  readonly hubAt?: number;
};

/** A command as it is to be judged: with the rights its author has now, or with the reason to refuse it. */
export type Admitted = { readonly sent: SentCommand; readonly barred: Refusal | null; readonly hubAt?: number };

/**
 * Work is taken also when its session has ended since (O3), but only from the console and the account the session was given to,
 * and by the rights the account has today. An account that is gone or disabled is refused, with the text kept in the journal.
 */
export function admit(
  { sent, trusted, hubAt }: Offered,
  accounts: ReadonlyMap<string, Account>,
  sessionKey: string,
): Admitted {
  if (trusted) return { sent, barred: null, ...(hubAt !== undefined && { hubAt }) };
  const claimed = sent.actor.account;
  if (!isOurSession(sessionKey, sent.session, claimed, sent.station))
    return { sent, barred: refusal('signed-out', 'O3', null, { account: claimed }) };
  const account = accounts.get(claimed);
  if (account === undefined || account.disabledAt !== null)
    return { sent, barred: refusal('session-ended', 'O3', null, { account: claimed }) };
  const { disabledAt: _never, ...actor } = account;
  return { sent: { ...sent, actor }, barred: null };
}
