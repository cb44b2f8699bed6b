import { createStore } from '../../store/external-store.ts';

/** Most rows one bulk act takes. */
export const mostChosen = 50;

/** Rows chosen for a bulk act in this window, in the order they were chosen. */
export const chosenRows = createStore<readonly string[]>([]);

/** Chooses a row, or lets go of it; beyond the most nothing is added. */
export function chooseRow(id: string): void {
  const now = chosenRows.get();
  if (now.includes(id)) chosenRows.set(now.filter((other) => other !== id));
  else if (now.length < mostChosen) chosenRows.set([...now, id]);
}
