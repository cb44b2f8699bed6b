import { z } from '../../std/shape.ts';
import type { Channel } from '../event/event.ts';

/** Name a connector has in addresses and in foreign numbers: what a seat writes when it transfers an event. */
export const systemShape = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{1,39}$/, 'must be letters, digits and hyphens, e.g. 12345 or emergency');

/** What the hub knows of another system's line; instants in ms. */
export type Connector = {
  readonly system: string;
  readonly name: string;
  /** Area its matters lie in where they name no finer one. */
  readonly area: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  /** When it last called with a good token. */
  readonly lastContactAt: number | null;
  readonly lastFailureAt: number | null;
  /** Code of the last failure, e.g. `malformed`. */
  readonly lastFailure: string | null;
  /** Calls in a row that failed. */
  readonly failures: number;
};

/** `new`: never called yet; `silent` and `failing` are outages (LYG-27-2, ZG-16-2). */
export type ConnectorState = 'new' | 'ok' | 'silent' | 'failing' | 'revoked';

/** ◊ How long a line may be quiet, ms, and how many calls in a row may fail. */
export type ConnectorLimits = { readonly silentAfterMs: number; readonly failures: number };
export const connectorLimits: ConnectorLimits = { silentAfterMs: 30 * 60_000, failures: 3 };

/** How a line stands at `now` (ms). A line that never called is an outage once it has been quiet that long. */
export function connectorState(c: Connector, now: number, limits: ConnectorLimits = connectorLimits): ConnectorState {
  if (c.revokedAt !== null) return 'revoked';
  if (c.failures >= limits.failures) return 'failing';
  if (now - (c.lastContactAt ?? c.createdAt) > limits.silentAfterMs) return 'silent';
  return c.lastContactAt === null ? 'new' : 'ok';
}

export const isOutage = (state: ConnectorState): boolean => state === 'silent' || state === 'failing';

/** A line that is out, as the hub tells it to the consoles of centres. */
export const outageShape = z.strictObject({
  system: systemShape,
  name: z.string(),
  state: z.enum(['silent', 'failing']),
  /** ms; `silent`: when it was last heard of (or opened), `failing`: when its last call failed. */
  since: z.number(),
});
export type Outage = Readonly<z.infer<typeof outageShape>>;

/** The lines that are out at `now` (ms), the one that has been out longest first. */
export const outagesOf = (lines: readonly Connector[], now: number): readonly Outage[] =>
  lines
    .flatMap((line): readonly Outage[] => {
      const state = connectorState(line, now);
      if (state !== 'silent' && state !== 'failing') return [];
      const heard = line.lastContactAt ?? line.createdAt;
      const since = state === 'failing' ? (line.lastFailureAt ?? heard) : heard;
      return [{ system: line.system, name: line.name, state, since }];
    })
    .toSorted((a, b) => a.since - b.since);

const channelBySystem: Readonly<Record<string, Channel>> = {
  '12345': '12345',
  '110': '110',
  emergency: 'emergencyManagement',
  onePlusFourReform: 'onePlusFourReform',
  peaceBuilding: 'peaceBuilding',
  disputeMediation: 'disputeMediation',
  petitionReception: 'petitionReception',
  publicLegalService: 'publicLegalService',
};

/** Source of what a system sends (LYG-27-2, LYG-27-3); `api` for systems no text names. */
export const channelOfSystem = (system: string): Channel => channelBySystem[system] ?? 'api';
