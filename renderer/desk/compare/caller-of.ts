import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { maskName, maskPhone } from '../../i18n/format.ts';
import type { CompareSide } from './compare-store.ts';

/** Caller as others may see him: covered (R2). */
export function callerOf(
  event: Pick<GridEvent, 'requester'>,
  anonymous: string,
): Pick<CompareSide, 'caller' | 'phone'> {
  const { requester } = event;
  return requester.kind === 'anonymous'
    ? { caller: anonymous, phone: '' }
    : {
        // A caller who left only a number has it for a name.
        caller: requester.name === requester.phone ? anonymous : maskName(requester.name),
        phone: maskPhone(requester.phone),
      };
}
