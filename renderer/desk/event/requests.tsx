import { Hourglass, Undo2 } from 'lucide-react';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { dueText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useMinute } from '../../store/use-time.ts';

/** What waits for a decision: a return or an extension that was asked for. */
export function Requests(props: { event: GridEvent }) {
  const { returnRequest, extensionRequest } = props.event;
  const { t, language } = useText();
  const now = useMinute();
  return (
    <>
      {returnRequest !== null && (
        <div className="request" role="note">
          <Undo2 size={16} />
          <div>
            {t('fact.returnRequest', { by: returnRequest.by, reason: returnRequest.reason })}
            {returnRequest.proposed !== null && (
              <div className="sub">{t('fact.proposed', { holder: returnRequest.proposed.name })}</div>
            )}
          </div>
        </div>
      )}
      {extensionRequest !== null && (
        <div className="request" role="note">
          <Hourglass size={16} />
          <div>
            {t('fact.extensionRequest', {
              by: extensionRequest.by,
              until: dueText(extensionRequest.until, now, language),
              reason: extensionRequest.reason,
            })}
          </div>
        </div>
      )}
    </>
  );
}
