import { createStore } from '../../store/external-store.ts';
import type { IntakeForm } from './intake-form.ts';

/** The intake under way in this window: it stays while the operator looks at the queue. */
export const intakeStore = createStore<IntakeForm | null>(null);

const ended = new Set<string>();

/** The form is done with, registered or thrown away: nothing puts its draft back on disk, however late it comes. */
export function endIntake(event: string): void {
  ended.add(event);
  if (intakeStore.get()?.event === event) intakeStore.set(null);
}

export const isEnded = (event: string): boolean => ended.has(event);

/** Changes some fields of the form under way. */
export function fillIn(part: Partial<IntakeForm>): void {
  const form = intakeStore.get();
  if (form !== null) intakeStore.set({ ...form, ...part });
}

/** Changes the files of a form, if it is still the one under way: a large file may be kept after the next call was begun. */
export function fillFiles(event: string, change: (had: IntakeForm['files']) => IntakeForm['files']): void {
  const form = intakeStore.get();
  if (form?.event === event) intakeStore.set({ ...form, files: change(form.files) });
}
