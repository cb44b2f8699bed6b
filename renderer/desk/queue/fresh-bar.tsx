import { ArrowDown, CloudOff } from 'lucide-react';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import type { QueueHead, QueueStore } from '../../store/queue-store.ts';

export const FRESH_ID = 'queue-load-new';

/** Where new work gathers, counted; the list takes it in only when the operator asks. */
export function FreshBar(props: { session: DeskSession; queue: QueueStore; head: QueueHead }) {
  const { session, queue, head } = props;
  const { t } = useText();
  const down = !isLineUp(session.line);
  // Before the first sync is whole there is no such time.
  const asOf = head.asOf === 0 ? '—' : clockText(head.asOf);
  if (down && head.fresh === 0) {
    return (
      <div className="fresh" data-tone="pend">
        <CloudOff size={15} />
        <span className="ellipsis">{t('queue.offline')}</span>
        <span className="fresh-side num">{t('queue.listAsOf', { asOf })}</span>
      </div>
    );
  }
  return (
    <button
      id={FRESH_ID}
      type="button"
      className="fresh"
      data-tone={head.fresh > 0 ? 'new' : 'none'}
      onClick={() => void queue.refresh()}
    >
      <ArrowDown size={15} />
      <span className="ellipsis" aria-live="polite">
        {head.fresh > 0 ? t('queue.fresh', { count: head.fresh }) : t('queue.noFresh', { asOf })}
      </span>
      {head.fresh > 0 && <span className="sub">{t('queue.freshHint')}</span>}
      <span className="fresh-side">
        {t('queue.freshLoad')} <KeyCap keys="N" />
      </span>
    </button>
  );
}
