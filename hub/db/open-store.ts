import type { Log } from './log.ts';
import type { Store, StoreChoice } from './store.ts';

/** Opens the chosen database with its schema up to date; the other driver is not even loaded. Throws HubError with what to do. */
export async function openStore(choice: StoreChoice, log: Log): Promise<Store> {
  const store = await openKind(choice, log);
  let closing: Promise<void> | null = null;
  // Several ways out of a failed start may close it; the drivers would object to the second.
  return { ...store, close: () => (closing ??= store.close()) };
}

async function openKind(choice: StoreChoice, log: Log): Promise<Store> {
  if (choice.kind === 'pglite') return (await import('./open-pglite.ts')).openPglite(choice.dir, log);
  return (await import('./open-postgres.ts')).openPostgres(choice.url, log);
}
