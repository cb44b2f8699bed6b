/** What driver and programs say to each other over the process channel. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { LineState, StorageState } from '../../shared/wire/session-view.ts';

/** What the programs find beside their code: the tiny county of the tests, so that they need not load the tests' sources. */
export type County = {
  readonly registry: Registry;
  readonly accounts: readonly (Actor & { readonly password: string })[];
  /** A registration without event and number. */
  readonly registration: object;
};

/** Work of an operator who does not wait: an act, a pause, an act. */
export type Work = {
  /** Mean pause between two acts, ms. */
  readonly pauseMs: number;
  /** Events of others to act on; a share of all acts, so that some are refused. */
  readonly events: readonly string[];
};

export type StationAsk =
  | { readonly do: 'signIn'; readonly ref: number; readonly account: string; readonly password: string }
  | { readonly do: 'run'; readonly ref: number; readonly command: Command }
  | { readonly do: 'register'; readonly ref: number }
  | { readonly do: 'work'; readonly work: Work | null }
  | { readonly do: 'look'; readonly ref: number }
  | { readonly do: 'stop'; readonly ref: number };

/** An act whose operator saw it taken: durable by the promise of the console. */
export type Taken = { readonly id: string; readonly event: string; readonly number: string | null };

export type StationLook = {
  readonly line: LineState['state'];
  readonly waiting: number;
  readonly storage: StorageState['state'];
  /** Ids of the acts in the attention tray. */
  readonly attention: readonly string[];
};

export type StationTell =
  | { readonly say: 'open'; readonly openMs: number }
  | { readonly say: 'taken'; readonly taken: Taken }
  | ({ readonly say: 'state' } & Omit<StationLook, 'attention'>)
  | { readonly say: 'answer'; readonly ref: number; readonly ok: boolean; readonly value: unknown };

export type HubTell = { readonly say: 'ready'; readonly port: number };
