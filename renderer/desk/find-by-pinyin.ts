import { pinyin } from 'pinyin-pro';

export type Findable = { readonly key: string; readonly text: string; readonly codes: readonly string[] };

type Indexed = Findable & { readonly full: string; readonly initials: string };

/** Finds entries by words, pinyin initials, full pinyin or code; best first, then in their own order. */
export type PinyinFinder = (typed: string, limit: number) => readonly Findable[];

export function createPinyinFinder(entries: readonly Findable[]): PinyinFinder {
  let index: readonly Indexed[] | null = null;
  return (typed, limit) => {
    const words = typed
      .trim()
      .toLowerCase()
      .split(/\s+/)
      .filter((w) => w !== '');
    if (words.length === 0) return entries.slice(0, limit);
    // Made at the first search: some thousand grids take a tenth of a second.
    index ??= entries.map(indexed);
    return index
      .flatMap((entry) => {
        const ranks = words.map((word) => rank(entry, word));
        return ranks.includes(null) ? [] : [{ entry, rank: ranks.reduce<number>((sum, r) => sum + (r ?? 0), 0) }];
      })
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ entry }) => entry);
  };
}

function indexed(entry: Findable): Indexed {
  const syllables = pinyin(entry.text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) =>
    s.toLowerCase().replace(/[\s·]/g, ''),
  );
  return { ...entry, full: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join('') };
}

function rank(entry: Indexed, word: string): number | null {
  const tests = [
    entry.codes.some((c) => c === word),
    entry.text.toLowerCase().startsWith(word),
    entry.initials.startsWith(word),
    entry.full.startsWith(word),
    entry.text.toLowerCase().includes(word),
    entry.codes.some((c) => c.startsWith(word)),
    entry.initials.includes(word),
    entry.full.includes(word),
  ];
  const at = tests.indexOf(true);
  return at < 0 ? null : at;
}
