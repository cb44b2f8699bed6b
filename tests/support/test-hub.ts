import type { HubOptions } from '../../hub/hub.ts';
import { accounts, tinyCounty } from './tiny-county.ts';

/** Passwords that cost nothing to check: how dear a guess is, is tested with the hub itself. */
export const cheapPasswords = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** A silent hub of the tiny county on PGlite in memory, unless it is to be otherwise. */
export const testHub = (over: Partial<HubOptions> = {}): HubOptions => ({
  store: { kind: 'pglite', dir: null },
  seed: { registry: tinyCounty, accounts },
  argon2: cheapPasswords,
  log: () => undefined,
  ...over,
});
