/** Dossiers as lists and one by one. */
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Refusal } from '../domain/refusal.ts';
import { z } from '../std/shape.ts';
import type { PendingMark, TimelineLine } from './event-view.ts';

/** `mine`: what waits for me. */
export const dossierShows = ['mine', 'open', 'all'] as const;
export type DossierShow = (typeof dossierShows)[number];
export const dossierFilterShape = z.strictObject({
  /** Key of a machine; null = all of them. */
  machine: z.string().max(40).nullable(),
  show: z.enum(dossierShows),
  text: z.string().max(40),
});
export type DossierFilter = z.infer<typeof dossierFilterShape>;

/** What a line of the list of dossiers shows. */
export type DossierRow = Pick<
  Dossier,
  | 'id'
  | 'number'
  | 'machine'
  | 'state'
  | 'title'
  | 'area'
  | 'handler'
  | 'event'
  | 'openedBy'
  | 'openedAt'
  | 'changedAt'
  | 'endedAt'
> & {
  /** The clock that comes due next, ms. */
  readonly clock: { readonly startAt: number; readonly due: number; readonly statutory: boolean } | null;
  /** Open duties. */
  readonly duties: number;
  /** It waits for the reader: handler, owing, or the next step is his to take. */
  readonly mine: boolean;
  readonly pending: number;
};
/** Those due first come first; `rows` ends at 2,000, `total` does not. */
export type DossierList = { readonly asOf: number; readonly total: number; readonly rows: readonly DossierRow[] };
export type DossierCount = { readonly mine: number; readonly open: number; readonly all: number };
export type DossierCounts = {
  readonly mine: number;
  readonly byMachine: Readonly<Record<string, DossierCount>>;
};
export type DossierView = {
  readonly dossier: Dossier;
  readonly timeline: readonly TimelineLine[];
  readonly timelineWhole: boolean;
  /** Acts of this state in the order of the machine: possible now, or why not. */
  readonly acts: readonly { readonly key: string; readonly refusal: Refusal | null }[];
  readonly pending: readonly PendingMark[];
  /** The event it hangs on, as far as it is here. */
  readonly event: { readonly id: string; readonly number: string; readonly title: string } | null;
};
