import { PhoneIncoming } from 'lucide-react';
import './ring-bar.css';
import { stateNames } from '../../../shared/domain/names.ts';
import type { PhoneCall } from '../../../shared/wire/telephony.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useFed } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useRead } from '../../store/use-read.ts';
import { keysFor } from '../keys.ts';
import { useDesk } from '../use-desk.ts';
import { answerCall } from './intake-store.ts';

/** The button its key presses: the call that has rung longest. */
export const ANSWER_ID = 'ring-answer';

/** Who rings, with what is known of the number; one key opens the form with it. Above the work, which it never moves. */
export function RingBar(props: { isDemo: boolean }) {
  const { t } = useText();
  const fed = useFed({ feed: 'phone' });
  const calls = fed.state === 'here' ? fed.value : [];
  if (calls.length === 0) return null;
  const first = calls.find((one) => one.state === 'ringing') ?? calls[0];
  return (
    <section className="ring-bar" aria-label={t('ring.title')} aria-live="assertive">
      {calls.map((call) => (
        <Ringing key={call.call} call={call} first={call === first} isDemo={props.isDemo} />
      ))}
    </section>
  );
}

function Ringing(props: { call: PhoneCall; first: boolean; isDemo: boolean }) {
  const { call, first } = props;
  const { t } = useText();
  const desk = useDesk();
  const { bridge } = useConsole();
  const own = usePrefs().prefs.keys;
  const answer = (): void => {
    answerCall(call.number);
    // A softphone knows that it was picked up; the demo's telephone has to be told.
    if (props.isDemo) void bridge.run({ kind: 'demo.answer', call: call.call });
    desk.go('intake');
  };
  return (
    <div className="ringing" data-call={call.call} data-state={call.state}>
      <PhoneIncoming size={18} />
      <b className="num">{call.number === '' ? t('ring.withheld') : call.number}</b>
      {call.line !== '' && <span className="sub num">{t('ring.line', { line: call.line })}</span>}
      {call.state === 'answered' && <span className="sub">{t('ring.talking')}</span>}
      <History number={call.number} />
      <Button
        {...(first && { id: ANSWER_ID, keys: keysFor('answer', own)[0] ?? '' })}
        tone={first && call.state === 'ringing' ? 'primary' : 'plain'}
        title={t('ring.keeps')}
        onClick={answer}
      >
        {t(call.state === 'ringing' ? 'ring.answer' : 'ring.form')}
      </Button>
    </div>
  );
}

/** What this number called about before (I4). */
function History(props: { number: string }) {
  const { t, say } = useText();
  const { number } = props;
  const asked = { ask: 'similar', place: null, item: '', title: '', phone: number } as const;
  const answer = useRead(number === '' ? null : asked);
  if (number === '' || answer.state !== 'here') return <span className="ring-history" />;
  const own = answer.value.filter((similar) => similar.why.includes('caller'));
  const last = own.reduce<(typeof own)[number] | undefined>(
    (a, b) => (a === undefined || b.registeredAt > a.registeredAt ? b : a),
    undefined,
  );
  return (
    <span className="ring-history ellipsis">
      {last === undefined
        ? t('ring.new')
        : t('ring.known', { count: own.length, title: last.title, state: say(stateNames[last.state]) })}
    </span>
  );
}
