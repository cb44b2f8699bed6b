import type { Step } from './world.ts';

export type Due = { readonly event: string; readonly version: number; readonly step: Step };

/** Steps of many events in the order of their time (virtual ms); an event has one step, the last one put. */
export type Agenda = {
  readonly put: (event: string, version: number, step: Step | null) => void;
  /** The earliest step at or before `until`, taken off; undefined when none is. */
  readonly take: (until: number) => Due | undefined;
  readonly all: () => Iterable<Due>;
};

export const timeOf = (step: Step): number => Math.max(step.at, step.notBefore ?? step.at);

/** For history, where virtual and real time are one. A sorted list: there are a few hundred open events at a time. */
export function createAgenda(): Agenda {
  const byEvent = new Map<string, Due>();
  const order: { readonly at: number; readonly due: Due }[] = [];
  const placeOf = (at: number): number => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // Descending, so that the earliest stands at the end and is popped.
      if ((order[middle] as { at: number }).at > at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    put: (event, version, step) => {
      if (step === null) {
        byEvent.delete(event);
        return;
      }
      const due = { event, version, step };
      byEvent.set(event, due);
      const at = timeOf(step);
      order.splice(placeOf(at), 0, { at, due });
    },
    take: (until) => {
      for (;;) {
        const last = order.at(-1);
        if (last === undefined || last.at > until) return undefined;
        order.pop();
        // Overtaken by another step of the same event.
        if (byEvent.get(last.due.event) !== last.due) continue;
        byEvent.delete(last.due.event);
        return last.due;
      }
    },
    all: () => byEvent.values(),
  };
}
