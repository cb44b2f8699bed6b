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

/** The number of a call that was answered before its form had a receipt number. */
let ringing: string | null = null;

/** Takes the number of the call that was answered, once. */
export function takeRinging(): string | null {
  const number = ringing;
  ringing = null;
  return number;
}

/**
 * A call was answered: its number goes into the form at hand while nothing is written there; else that form stays on disk among the
 * unfinished, and the next form begins with the number (I1, I2).
 */
export function answerCall(number: string): void {
  const form = intakeStore.get();
  // The key pressed twice is one call.
  if (form !== null && number !== '' && form.callerPhone === number) return;
  if (form !== null && isBlank(form)) return fillIn({ callerPhone: number });
  ringing = number;
  intakeStore.set(null);
}

const isBlank = ({ callerPhone, callerName, content, address, files }: IntakeForm): boolean =>
  `${callerPhone}${callerName}${content}${address}`.trim() === '' && files.length === 0;
