import { Eye, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import './claim-line.css';
import { spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useTimed } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import type { EventClaim } from './use-claim.ts';

const leaders: ReadonlySet<string> = new Set(['shiftLeader', 'director']);

/** Who holds the event and who looks at it, with what this desk may do about it (Q2, Q3). Nothing when nobody is there. */
export function ClaimLine(props: { event: string; session: DeskSession; held: EventClaim }) {
  const { held } = props;
  const { t, language } = useText();
  const { claim, mine, alsoOpen } = held;
  const time = useTimed((now) => (claim === null ? '' : spanText(Math.max(0, now - claim.since), language)));
  if (claim === null)
    return alsoOpen.length === 0 ? null : (
      <p className="claim-line" data-tone="seen">
        <Eye size={14} />
        {t('claim.seen', { names: alsoOpen.join('、') })}
      </p>
    );
  const words = mine ? 'claim.mine' : claim.stale ? 'claim.stale' : 'claim.other';
  return (
    <div className="claim-line" role="status" data-tone={mine ? 'mine' : claim.stale ? 'stale' : 'other'}>
      {mine ? <Lock size={14} /> : <LockOpen size={14} />}
      <span className="num">{t(words, { name: claim.name, time })}</span>
      {mine && alsoOpen.length > 0 && <span className="sub">{t('claim.seen', { names: alsoOpen.join('、') })}</span>}
      {mine ? (
        <Button small tone="quiet" onClick={held.release}>
          {t('claim.release')}
        </Button>
      ) : (
        <Take {...props} />
      )}
    </div>
  );
}

function Take(props: { event: string; session: DeskSession; held: EventClaim }) {
  const { event, session, held } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const { bridge } = useConsole();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const leads = leaders.has(session.actor?.role ?? '');
  if (held.needs === 'leader' && !leads) return <span className="sub">{t('claim.askLeader')}</span>;
  const take = async (): Promise<void> => {
    if (held.needs === 'leader' && reason.trim() === '') return setAsking(true);
    const name = held.claim?.name ?? '';
    const error = await held.take(reason.trim());
    if (error !== null) return desk.say(t('claim.take'), runErrorText(error, language));
    desk.say(t('claim.taken'), '');
    // Who took it and why is on file with the event.
    if (held.needs === 'leader')
      await bridge.run({ kind: 'event.addNote', event, text: t('claim.note', { name, reason: reason.trim() }) });
  };
  return (
    <>
      {asking && (
        <input
          className="input claim-reason"
          aria-label={t('claim.reason')}
          placeholder={t('claim.reason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      )}
      <Button small onClick={() => void take()}>
        {t('claim.take')}
      </Button>
    </>
  );
}
