import { createStore } from '../../store/external-store.ts';
import type { IntakeForm } from './intake-form.ts';

/** The intake under way in this window: it stays while the operator looks at the queue. */
export const intakeStore = createStore<IntakeForm | null>(null);

/** Changes some fields of the form under way. */
export function fillIn(part: Partial<IntakeForm>): void {
  const form = intakeStore.get();
  if (form !== null) intakeStore.set({ ...form, ...part });
}
