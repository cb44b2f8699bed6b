/** Moments to wake at, soonest first: a binary heap, so that a tick costs what is due and not what is open. */
export type WakeQueue = {
  push(at: number, key: string): void;
  /** The soonest moment, ms; null when there is none. */
  next(): number | null;
  /** Takes the soonest key whose moment has come; undefined when none has. Equal moments come in the order they were pushed. */
  pop(now: number): string | undefined;
  size(): number;
};

type Entry = { readonly at: number; readonly n: number; readonly key: string };

const isSooner = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.n < b.n);

export function createWakeQueue(): WakeQueue {
  const heap: Entry[] = [];
  let n = 0;
  const swap = (i: number, j: number): void => {
    const held = heap[i]!;
    heap[i] = heap[j]!;
    heap[j] = held;
  };
  const rise = (from: number): void => {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!isSooner(heap[i]!, heap[parent]!)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = (): void => {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && isSooner(heap[right]!, heap[left]!) ? right : left;
      if (!isSooner(heap[child]!, heap[i]!)) return;
      swap(i, child);
      i = child;
    }
  };
  return {
    push(at, key) {
      heap.push({ at, n: n++, key });
      rise(heap.length - 1);
    },
    next: () => heap[0]?.at ?? null,
    pop(now) {
      const top = heap[0];
      if (top === undefined || top.at > now) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return top.key;
    },
    size: () => heap.length,
  };
}
