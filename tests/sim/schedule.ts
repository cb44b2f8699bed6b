/** Virtual time: work ordered by its moment, work of one moment in the order it was put. No real clock is ever asked. */
export type Schedule = {
  /** ms since the start of the run */
  readonly now: () => number;
  /** @param delay ms from now */
  readonly after: (delay: number, work: () => void) => void;
  /** Works off everything due up to `until` (ms). */
  readonly run: (until: number) => void;
  readonly steps: () => number;
};

type Due = { readonly at: number; readonly order: number; readonly work: () => void };

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export function createSchedule(): Schedule {
  const heap: Due[] = [];
  let now = 0;
  let order = 0;
  let steps = 0;

  function put(due: Due): void {
    let i = heap.length;
    heap.push(due);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up] as Due;
      if (isBefore(parent, due)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = due;
  }

  function take(): Due {
    const top = heap[0] as Due;
    const last = heap.pop() as Due;
    if (heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Due, heap[child] as Due)) child += 1;
      const below = heap[child] as Due;
      if (!isBefore(below, last)) break;
      heap[i] = below;
      i = child;
    }
    heap[i] = last;
    return top;
  }

  return {
    now: () => now,
    after: (delay, work) => put({ at: now + Math.max(0, Math.round(delay)), order: order++, work }),
    run(until) {
      while (heap.length > 0 && (heap[0] as Due).at <= until) {
        const due = take();
        now = due.at;
        steps += 1;
        due.work();
      }
      now = until;
    },
    steps: () => steps,
  };
}
