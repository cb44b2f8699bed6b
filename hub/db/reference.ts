import { eq } from 'drizzle-orm';
import type { Department } from '../../shared/domain/department/department.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { parseWith } from '../../shared/std/shape.ts';
import { type Registry, registryShape } from '../../shared/wire/registry.ts';
import { rulesOf } from '../../shared/wire/rules-of-registry.ts';
import { HubError } from './hub-error.ts';
import { lockMeta, setRegistryVersion } from './meta.ts';
import * as schema from './schema.ts';
import type { Db, Tx } from './store.ts';

/** A registry made ready for deciding: its rules, and its grids and departments by code. */
export type Reference = {
  readonly registry: Registry;
  readonly rules: Rules;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
};

/** Checks a registry whole. Throws HubError `registry-bad` with the path of the first wrong value. */
export function referenceOf(data: unknown): Reference {
  const parsed = parseWith(registryShape, data);
  if (!parsed.ok) throw badRegistry(parsed.error.path, parsed.error.message);
  const rules = rulesOf(parsed.value);
  if (!rules.ok) throw badRegistry(rules.error.path, rules.error.message);
  return {
    registry: parsed.value,
    rules: rules.value,
    grids: new Map(parsed.value.grids.map((g) => [g.code, g])),
    departments: new Map(parsed.value.departments.map((d) => [d.id, d])),
  };
}

const badRegistry = (path: string, message: string): HubError =>
  new HubError(
    'registry-bad',
    `基础资料（网格、部门、事项、规则）有误：${path || '（整体）'}：${message}。请更正后重新载入，未作任何改动。`,
    `The registry (grids, departments, items, rules) is wrong at ${path || '(whole)'}: ${message}. Correct it and load it again; nothing was changed.`,
  );

/** Puts a registry in force for all nodes of the store; the same version again changes nothing. Throws HubError `registry-bad`. */
export async function saveRegistry(db: Db, data: unknown, now: number): Promise<void> {
  const { registry } = referenceOf(data);
  await db.transaction(async (tx) => {
    const { registryVersion } = await lockMeta(tx);
    if (registryVersion === registry.version) return;
    await tx
      .insert(schema.registries)
      .values({ version: registry.version, savedAt: now, doc: registry })
      .onConflictDoUpdate({ target: schema.registries.version, set: { savedAt: now, doc: registry } });
    await setRegistryVersion(tx, registry.version);
  });
}

export type References = { readonly get: (db: Db | Tx, version: string | null) => Promise<Reference> };

/** The registry in force, read and checked once per version. Throws HubError `registry-missing` on a store that has none yet. */
export function createReferences(): References {
  let known: Reference | null = null;
  return {
    get: async (db, version) => {
      if (version === null) throw missingRegistry();
      if (known?.registry.version === version) return known;
      const [row] = await db
        .select({ doc: schema.registries.doc })
        .from(schema.registries)
        .where(eq(schema.registries.version, version));
      if (row === undefined) throw missingRegistry();
      known = referenceOf(row.doc);
      return known;
    },
  };
}

const missingRegistry = (): HubError =>
  new HubError(
    'registry-missing',
    '此数据库尚无基础资料（区划、网格、部门、事项、规则）。请用 serve --registry FILE 载入，或用 npm start 启动演示。',
    'This store holds no registry yet (divisions, grids, departments, items, rules). Load one with serve --registry FILE, or start the demo with npm start.',
  );
