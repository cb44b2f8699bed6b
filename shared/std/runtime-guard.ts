/** The part of `process.versions` the guard reads. `napi` is absent in engines without N-API. */
export type RuntimeVersions = { readonly node: string; readonly napi?: string | undefined };

/** better-sqlite3 13 is built against N-API 10; an older engine does not refuse it but segfaults. */
export const requiredNapi = 10;

/**
 * Why GridDesk cannot run on this engine, in Chinese and English with what to do, or null where it can.
 * Entry points call it with `process.versions` before they import anything native.
 */
export function runtimeProblem(versions: RuntimeVersions): string | null {
  const napi = Number(versions.napi ?? 0);
  if (napi >= requiredNapi) return null;
  const found = `Node ${versions.node}, N-API ${versions.napi ?? '-'}`;
  return [
    `此 Node 版本过旧（${found}），网格值守台需要 Node 24，请用 npm run 启动，或安装 Node 24 后重试。`,
    `This Node is too old (${found}): GridDesk needs N-API ${requiredNapi}, that is Node 24. Start it through npm run, or install Node 24 and try again.`,
  ].join('\n');
}
