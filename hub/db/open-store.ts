import type { Log } from './log.ts';
import type { Store, StoreChoice } from './store.ts';

/** Opens the chosen database with its schema up to date; the other driver is not even loaded. Throws HubError with what to do. */
export async function openStore(choice: StoreChoice, log: Log): Promise<Store> {
  if (choice.kind === 'pglite') return (await import('./open-pglite.ts')).openPglite(choice.dir, log);
  return (await import('./open-postgres.ts')).openPostgres(choice.url, log);
}
