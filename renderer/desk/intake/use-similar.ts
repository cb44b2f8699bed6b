import type { Similar } from '../../../shared/wire/answers.ts';
import { useRead } from '../../store/use-read.ts';
import { type IntakeForm, placeOf, titleOf } from './intake-form.ts';

const QUIET_MS = 400;

/** Likely duplicates and the caller's events for what is typed so far (I4, I5). */
export function useSimilar(
  form: IntakeForm,
  scope: string,
): { readonly state: 'waiting' | 'here' | 'error'; readonly found: readonly Similar[] } {
  const placed = form.area !== '' || form.lon !== null || form.address.trim() !== '';
  const title = titleOf(form).slice(0, 80);
  const phone = form.callerPhone.trim().slice(0, 30);
  const asked = placed || title !== '' || phone !== '';
  const reading = useRead(
    asked ? { ask: 'similar', place: placed ? placeOf(form, scope) : null, item: form.item, title, phone } : null,
    QUIET_MS,
  );
  return {
    state: reading.state,
    found: reading.state === 'here' && asked ? reading.value.filter((s) => s.id !== form.event) : [],
  };
}
