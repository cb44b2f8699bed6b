// What P10 is measured against: TanStack Virtual, memo rows, one subscription a row id, and nothing else.
import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement as h, memo, useRef, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

const rowHeight = 42;
const versions = new Map();
const listeners = new Map();
const subscribers = new Map();
/** One function a row for good: another one each time would subscribe anew with every render. */
const subscribe = (id) => {
  const known = subscribers.get(id);
  if (known !== undefined) return known;
  const made = (listener) => {
    listeners.set(id, listener);
    return () => listeners.delete(id);
  };
  subscribers.set(id, made);
  return made;
};

globalThis.touch = (count) => {
  const shown = [...listeners.keys()];
  for (let i = 0; i < count; i++) {
    const id = shown[Math.floor(Math.random() * shown.length)];
    versions.set(id, (versions.get(id) ?? 0) + 1);
    listeners.get(id)?.();
  }
};

const Row = memo(({ id, top }) => {
  const version = useSyncExternalStore(subscribe(id), () => versions.get(id) ?? 0);
  const style = { position: 'absolute', top, height: rowHeight, left: 0, right: 0 };
  return h(
    'div',
    { 'data-row': id, style },
    h('b', null, `路面积水 ${id}`),
    h('span', null, ` 办理中 剩 3天04时 v${version}`),
  );
});

function Table() {
  const box = useRef(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions read live state; nothing here memoizes them
  const rows = useVirtualizer({
    count: globalThis.rowCount,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return h(
    'div',
    { ref: box, style: { height: 700, overflow: 'auto', position: 'relative' } },
    h(
      'div',
      { style: { height: rows.getTotalSize() } },
      rows.getVirtualItems().map(({ index, start }) => h(Row, { key: index, id: index, top: start })),
    ),
  );
}

createRoot(document.getElementById('root')).render(h(Table));
