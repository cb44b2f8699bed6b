import type { Obligation } from '../../shared/domain/event/event.ts';
import type { Translate } from '../i18n/language.ts';

/** `告知来电人 · 结果` */
export const dutyName = (duty: Obligation, t: Translate): string =>
  `${t(`duty.to.${duty.to}`)} · ${t(`duty.content.${duty.content}`)}`;
