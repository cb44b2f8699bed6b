import { scopeKey } from '../../electron/station/sync/scope-key.ts';
import { scopedRegistry } from '../../hub/access/scoped-registry.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { registries, stationNoOf } from './county.ts';

const firstEpoch = 'epoch-1';
/** The evening before, ms. */
const asOf = Date.parse('2025-08-31T18:00+08:00');

export type UsedConsole = {
  readonly registry: Registry;
  /** Of the cache. */
  readonly meta: Readonly<Record<'cursor' | 'epoch' | 'hash' | 'asOf' | 'scope' | 'sight', string>>;
  /** Of the outbox. */
  readonly outbox: Readonly<Record<'epoch' | 'stationNo', string>>;
};

const known = new Map<string, Registry>();

/** What stands in the files of a console at which somebody worked before there was anything in the hub's journal. */
export function usedBy(station: string, actor: Actor): UsedConsole {
  const registry = known.get(actor.account) ?? scopedRegistry(registries[0] as Registry, actor);
  known.set(actor.account, registry);
  return {
    registry,
    meta: {
      cursor: '0',
      epoch: firstEpoch,
      hash: '',
      asOf: String(asOf),
      scope: scopeKey(actor),
      sight: JSON.stringify(actor),
    },
    outbox: { epoch: firstEpoch, stationNo: String(stationNoOf(station)) },
  };
}
