import { createHash } from 'node:crypto';
import { type Actor, covers } from '../../../shared/domain/actor/actor.ts';
import { noEdits } from '../../../shared/meeting/edits.ts';
import type { Pack, PackNumbers } from '../../../shared/meeting/pack.ts';
import type { PackLine, PackView } from '../../../shared/wire/meeting.ts';
import type { openMeetingStore } from './meeting-store.ts';
import { type createSharedPacks, headOf, type SharedPack } from './shared-packs.ts';

type Store = ReturnType<typeof openMeetingStore>;
/** `area` and `by` are absent in one written before they were kept. */
type Head = Pick<PackLine, 'period' | 'areaName' | 'cutoff'> & { readonly by?: string; readonly area?: string };

export const digestOf = (packText: string): string => createHash('sha256').update(packText).digest('hex');

/**
 * What a console shows of packs: those it froze and those that came by the journal. What came is kept with the own ones, so it stays
 * when the cache is thrown away and while the line is down.
 */
export function createPackSight(
  store: () => Store,
  shared: ReturnType<typeof createSharedPacks>,
  actor: () => Actor | null,
) {
  /** Colleagues of other areas may sign in at the same console. */
  const mayRead = (area: string | undefined): boolean => {
    const by = actor();
    return by !== null && (area === undefined || covers(by, area));
  };
  /** Keeps a pack that has come whole and is what was frozen; false for any other. */
  function keep(pack: SharedPack): boolean {
    const text = pack.text();
    if (text === null || digestOf(text) !== pack.digest) return false;
    store().add(pack, headOf(JSON.parse(text) as Pack, pack.by), text, noEdits);
    return true;
  }
  const found = (id: string) => {
    const pack = shared.find(id);
    const own = store().find(id) ?? (pack !== undefined && keep(pack) ? store().find(id) : null);
    return own !== null && mayRead((JSON.parse(own.pack) as Pack).area) ? own : null;
  };
  return {
    found,
    /** Newest first. */
    lines(): readonly PackLine[] {
      const known = new Map(shared.all().map((pack) => [pack.id, pack]));
      const kept = new Set(
        store()
          .heads()
          .map(({ id }) => id),
      );
      const absent = [...known.values()].filter((pack) => !kept.has(pack.id) && !keep(pack));
      const here = store()
        .heads()
        .flatMap(({ head, ...row }): readonly PackLine[] => {
          const { by = '', area, ...rest } = JSON.parse(head) as Head;
          return mayRead(area) ? [{ ...row, ...rest, by, where: known.get(row.id)?.where ?? 'here' }] : [];
        });
      return [...absent.map(lineOfAbsent), ...here].toSorted((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? -1 : 1));
    },
    view(id: string): Omit<PackView, 'decisions'> | null {
      const own = found(id);
      if (own === null) return null;
      const { madeAt, digest, edits, comments, pack: text } = own;
      const known = shared.find(id);
      const intact = digestOf(text) === digest && (known === undefined || known.digest === digest);
      return {
        id,
        madeAt,
        digest,
        intact,
        pack: withoutEvents(text),
        edits: known?.edits ?? edits,
        comments: [...comments, ...(known?.remarks ?? [])],
      };
    },
  };
}

const lineOfAbsent = ({ id, madeAt, by, digest, label, cutoff, text }: SharedPack): PackLine => ({
  id,
  madeAt,
  by,
  where: text() === null ? 'coming' : 'broken',
  period: null,
  areaName: label,
  cutoff,
  digest,
});

function withoutEvents(text: string): PackNumbers {
  const { events: _events, figures, ...pack } = JSON.parse(text) as Pack;
  return { ...pack, figures: figures.map(({ behind: _behind, ...figure }) => figure) };
}
