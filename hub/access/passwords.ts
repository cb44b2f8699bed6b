import { hash, verify } from '@node-rs/argon2';

/** argon2id cost: memory in KiB, passes, lanes. Tests take the smallest; the default is OWASP's first choice. */
export type Argon2Cost = { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number };
export const defaultCost: Argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for an unknown account (`null`), so that an answer's time tells nobody which accounts exist. */
  readonly matches: (passwordHash: string | null, password: string) => Promise<boolean>;
};

// The package's Algorithm is a const enum, which type stripping cannot read: 2 is argon2id.
const argon2id = 2;

export function createPasswords(cost: Argon2Cost = defaultCost): Passwords {
  const make = (password: string): Promise<string> => hash(password, { ...cost, algorithm: argon2id });
  const decoy = make('nobody has this one');
  return {
    hash: make,
    matches: async (passwordHash, password) => {
      const same = await verify(passwordHash ?? (await decoy), password);
      return same && passwordHash !== null;
    },
  };
}
