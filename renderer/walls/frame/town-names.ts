type Named = { readonly code: string; readonly name: string };

const ENDINGS = /(?:街道办事处|街道|镇|乡)$/;

/** A town's name as a wall has room for: 石榴街道 → 石榴. A name that would lose all but one character keeps its ending. */
export function shortTown(name: string): string {
  const short = name.replace(ENDINGS, '');
  return Array.from(short).length < 2 ? name : short;
}

/** Short names by code and by full name; the map's own short names win, for they know the odd ones (经开区). */
export function townNames(
  towns: readonly Named[],
  mapped: readonly (Named & { readonly shortName: string })[],
): (codeOrName: string) => string {
  const short = new Map<string, string>();
  for (const { code, name } of towns) for (const key of [code, name]) short.set(key, shortTown(name));
  for (const { code, name, shortName } of mapped) for (const key of [code, name]) short.set(key, shortName);
  return (codeOrName) => short.get(codeOrName) ?? shortTown(codeOrName);
}
