import { MessageSquareText } from 'lucide-react';
import { tryAgainMs } from '../../../shared/domain/event/calls-due.ts';
import type { EventCommand } from '../../../shared/domain/verbs.ts';
import type { CallLine } from '../../../shared/wire/calls-view.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useEventView } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';

const scripts = {
  outcome: 'calls.scriptAsk',
  effect: 'calls.scriptEffect',
  tell: 'calls.scriptTell',
  decide: 'calls.scriptDecide',
} as const;

/** What to say, what was tried, and the outcome in one press; answers open the form that belongs to them. */
export function CallCard(props: { line: CallLine; session: DeskSession }) {
  const { line, session } = props;
  const { t, language } = useText();
  const now = useMinute();
  const fed = useEventView(line.event);
  if (fed.state !== 'here' || fed.value === null) return null;
  const { event } = fed.value;
  const place = (language === 'zh' ? session.place?.name : session.place?.nameEn) ?? '';
  return (
    <section className="call-card" aria-label={t('calls.script')}>
      <h2>
        <MessageSquareText size={16} /> {t('calls.script')}
      </h2>
      <p className="call-script">
        {t(scripts[line.kind], {
          place,
          title: event.title,
          holder: line.holder ?? '—',
          result: (event.result ?? '—').replace(/[。.]+$/, ''),
        })}
      </p>
      {line.tries.length > 0 && (
        <p className="sub num">
          {t('calls.tries', { count: line.tries.length })}：
          {line.tries.map((tried) => momentText(tried, now, language)).join('、')}
        </p>
      )}
      <Outcomes line={line} view={fed.value} />
    </section>
  );
}

function Outcomes(props: { line: CallLine; view: EventView }) {
  const { line, view } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const { clock } = useConsole();
  const { run, busy } = useRun();
  const { acts } = view;
  const note = async (command: EventCommand): Promise<void> => {
    const result = await run(command);
    if (result === null) return;
    if (result.ok) desk.say(t('calls.noted'), t('calls.notedMore', { hours: tryAgainMs / 3_600_000 }));
    else desk.say(t('calls.noAnswer'), runErrorText(result.error, language));
  };
  const asked = (outcome: 'noAnswer' | 'unreachable'): EventCommand => ({
    kind: 'event.followUp',
    event: line.event,
    followUp: line.task,
    way: 'phone',
    person: '来电人',
    askedAt: clock.now(),
    outcome,
    settled: null,
    satisfaction: null,
    text: '',
  });
  if (line.kind === 'decide')
    return (
      <div className="call-acts">
        {acts.includes('event.reopen') && (
          <Button small tone="primary" onClick={() => desk.act('event.reopen')}>
            {t('calls.reopen')}
          </Button>
        )}
        {acts.includes('event.declineReopen') && (
          <Button small onClick={() => desk.act('event.declineReopen')}>
            {t('calls.decline')}
          </Button>
        )}
      </div>
    );
  if (line.kind === 'tell')
    return (
      <div className="call-acts">
        <Button
          small
          tone="primary"
          onClick={() => desk.act('event.recordFeedback', { obligation: line.task, person: '来电人' })}
        >
          {t('calls.answered')}
        </Button>
        <Button
          small
          disabled={busy}
          onClick={() =>
            void note({
              kind: 'event.recordCall',
              event: line.event,
              to: '来电人',
              number: '',
              calledAt: clock.now(),
              outcome: 'noAnswer',
              text: '',
            })
          }
        >
          {t('calls.noAnswer')}
        </Button>
      </div>
    );
  return (
    <div className="call-acts">
      <Button small tone="primary" onClick={() => desk.act('event.followUp', { followUp: line.task })}>
        {t('calls.answered')}
      </Button>
      <Button small disabled={busy} onClick={() => void note(asked('noAnswer'))}>
        {t('calls.noAnswer')}
      </Button>
      {line.visit && (
        <Button small disabled={busy} onClick={() => void note(asked('unreachable'))}>
          {t('calls.unreachable')}
        </Button>
      )}
    </div>
  );
}
