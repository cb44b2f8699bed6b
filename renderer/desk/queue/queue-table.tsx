import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import { useText } from '../../i18n/language.ts';
import type { QueueStore } from '../../store/queue-store.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useQueueHead } from '../../store/use-queue.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { chooseRow } from './chosen-rows.ts';
import { FRESH_ID } from './fresh-bar.tsx';
import type { QueueItem } from './group-rows.ts';
import { QueueHeadRow } from './queue-head-row.tsx';
import { QueueRowView } from './queue-row.tsx';
import { bySlot, createRowRun } from './row-run.ts';
import { type QueueItems, useQueueItems } from './use-queue-items.ts';

const rowHeights = { compact: 30, standard: 42, roomy: 52 } as const;
const HEAD_HEIGHT = 24;
/** Rows drawn beyond what is in sight, either side. */
const BEYOND = 6;
/** Rows fetched beyond what is drawn: more than a second of a hand that scrolls. */
const AHEAD = 120;
export const QUEUE_GRID_ID = 'queue-grid';

/** Where the row under the cursor stood on the screen before a new order came, so that it stands there again after. */
type Anchor = { readonly id: string; readonly y: number; readonly generation: number };

/** The rows themselves: fixed heights, only what is in sight, the order frozen. */
export function QueueTable(props: { queue: QueueStore; filter: QueueFilter }) {
  const { queue, filter } = props;
  const { t } = useText();
  const desk = useDesk();
  const cursor = useDeskState('cursor');
  const opened = useDeskState('opened');
  const { density } = usePrefs().prefs;
  const head = useQueueHead(queue);
  const items = useQueueItems(queue, filter);
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const rowHeight = rowHeights[density];

  const run = useMemo(() => createRowRun(BEYOND), []);
  // oxlint-disable-next-line react/incompatible-library -- its functions read live state; nothing here memoizes them
  const rows = useVirtualizer({
    count: items.count,
    getScrollElement: () => box.current,
    estimateSize: (place) => (items.grouped && items.at(place)?.kind === 'head' ? HEAD_HEIGHT : rowHeight),
    rangeExtractor: run,
  });
  const seen = rows.getVirtualItems();
  const [from, to] = [seen[0]?.index ?? 0, (seen.at(-1)?.index ?? 0) + 1];

  useEffect(() => rows.measure(), [rows, rowHeight, items.grouped, head.generation]);
  useEffect(() => queue.want(from - AHEAD, to + AHEAD), [queue, from, to, head.generation]);

  // The cursor's row keeps its place on the screen over a new order (Q1).
  const place = cursor === null ? null : items.placeOf(cursor);
  useLayoutEffect(() => {
    const element = box.current;
    const before = anchor.current;
    if (element === null || place === null || before === null || before.id !== cursor) return;
    if (before.generation === head.generation) return;
    // Only now: asked with every step, it would have the page laid out while it is being drawn.
    const offset = rows.getOffsetForIndex(place, 'start')?.[0];
    if (offset === undefined) return;
    element.scrollTop = offset - before.y;
    anchor.current = null;
  });
  const remember = (): void => {
    const element = box.current;
    const at = seen.find((v) => v.index === place);
    if (element !== null && cursor !== null && at !== undefined)
      anchor.current = { id: cursor, y: at.start - element.scrollTop, generation: head.generation };
  };

  const move = (step: 1 | -1): void => {
    let next = (place ?? (step > 0 ? -1 : items.count)) + step;
    while (items.at(next)?.kind === 'head') next += step;
    const item = items.at(next);
    if (item?.kind !== 'row') return;
    desk.point(item.id);
    // The keys are the list's from here on: Enter opens the row and does not press a button that was clicked before.
    box.current?.focus({ preventScroll: true });
    rows.scrollToIndex(next, { align: 'auto' });
  };

  useQueueKeys({
    move,
    open: () => cursor !== null && desk.open(cursor),
    loadNew: remember,
    select: () => {
      if (cursor === null || place === null) return;
      chooseRow(cursor);
      move(1);
    },
  });

  return (
    <div
      id={QUEUE_GRID_ID}
      ref={box}
      className="queue-rows scroll"
      role="grid"
      data-cursor={place === null ? undefined : ''}
      tabIndex={0}
      aria-label={t('queue.label')}
      aria-rowcount={head.total}
      aria-owns={rows.isScrolling ? undefined : ownedRows(seen, items)}
      aria-activedescendant={cursor !== null && place !== null ? `row-${cursor}` : undefined}
    >
      <div className="queue-track" style={{ height: rows.getTotalSize() }} role="presentation">
        {bySlot(seen, from).map((virtual, slot) => {
          const item = items.at(virtual.index);
          const style = { height: virtual.size, top: virtual.start };
          // oxlint-disable react/no-array-index-key -- the slot is what stays: see bySlot
          if (item === null) return <div key={slot} className="queue-slot" style={style} />;
          if (item.kind === 'head')
            return <QueueHeadRow key={slot} group={item.group} count={item.count} style={style} />;
          return (
            <QueueRowView
              key={slot}
              queue={queue}
              id={item.id}
              index={virtual.index + 1}
              pointed={item.id === cursor}
              opened={item.id === opened}
              top={virtual.start}
              height={virtual.size}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Ids of the rows in the order of the list, for readers of the screen, where the elements stand in another (see bySlot). */
function ownedRows(seen: readonly { readonly index: number }[], items: QueueItems): string | undefined {
  if ((seen[0]?.index ?? 0) % Math.max(1, seen.length) === 0) return undefined;
  const idOf = (item: QueueItem): string => (item.kind === 'row' ? `row-${item.id}` : `group-${item.group}`);
  return seen
    .map(({ index }) => items.at(index))
    .flatMap((item) => (item === null ? [] : [idOf(item)]))
    .join(' ');
}

type QueueActs = {
  readonly move: (step: 1 | -1) => void;
  readonly open: () => void;
  readonly loadNew: () => void;
  readonly select: () => void;
};

/** The desk's key handler speaks to the list in events, so that list and shell need not know each other. */
function useQueueKeys(acts: QueueActs): void {
  const current = useRef(acts);
  useEffect(() => {
    current.current = acts;
  });
  useEffect(() => {
    const next = (): void => current.current.move(1);
    const previous = (): void => current.current.move(-1);
    const open = (): void => current.current.open();
    const select = (): void => current.current.select();
    const loadNew = (): void => {
      current.current.loadNew();
      document.getElementById(FRESH_ID)?.click();
    };
    const wired = [
      ['queue:next', next],
      ['queue:previous', previous],
      ['queue:open', open],
      ['queue:select', select],
      ['queue:loadNew', loadNew],
    ] as const;
    for (const [name, act] of wired) window.addEventListener(name, act);
    return () => {
      for (const [name, act] of wired) window.removeEventListener(name, act);
    };
  }, []);
}
