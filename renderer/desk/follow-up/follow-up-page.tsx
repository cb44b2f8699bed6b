import { PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import './follow-up.css';
import type { CallLine } from '../../../shared/wire/calls-view.ts';
import { clockText, momentText, remainText, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { classNames } from '../../parts/class-names.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useCalls } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useListKeys } from '../dossiers/use-list-keys.ts';
import { EventPane } from '../event/event-pane.tsx';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { CallCard } from './call-card.tsx';

const keyOf = (line: CallLine): string => `${line.event} ${line.kind} ${line.task}`;

/** Whom to call next: telling results, asking how it went, deciding on bad answers; also of closed events (F1, F2). */
export function FollowUpPage(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const view = useCalls();
  const now = useMinute();
  const opened = useDeskState('opened');
  const [at, setAt] = useState<string | null>(null);
  const lines = view?.lines ?? [];
  const place = lines.findIndex((line) => keyOf(line) === at);
  const current = lines[place] ?? null;
  const choose = (line: CallLine | undefined): void => {
    if (line === undefined) return;
    setAt(keyOf(line));
    // Its own button has the keys from here on: Enter opens the line.
    document.getElementById(`call-${keyOf(line)}`)?.focus();
  };
  useLayer({ main: null, close: () => desk.go('queue') });
  useListKeys('calls', {
    move: (step) => choose(lines[Math.max(0, Math.min(lines.length - 1, place < 0 ? 0 : place + step))]),
    open: () => current !== null && desk.open(current.event, 'calls'),
  });
  if (view === undefined) return <SkeletonRows rows={12} label={t('calls.title')} />;
  // What was open in the queue has nothing to do with these calls; what was called about stays in sight.
  const isOwn = at !== null || lines.some((line) => line.event === opened);
  const open = lines.filter((line) => line.opensAt <= now).length;
  return (
    <div className="calls">
      <section className="pane calls-list" aria-label={t('calls.title')}>
        <header className="calls-head">
          <h1 className="pane-title">
            {t('calls.title')} <span className="num">{lines.length}</span>
          </h1>
          <span className="sub num">
            {t('calls.now', { count: open })} · {t('calls.later', { count: lines.length - open })}
          </span>
        </header>
        {lines.length === 0 && (
          <StateNote
            icon={<PhoneOutgoing size={28} />}
            title={t('calls.none')}
            lines={[t('calls.noneMore', { asOf: clockText(view.asOf) })]}
          />
        )}
        <ol className="scroll calls-rows">
          {lines.map((line) => (
            <Line
              key={keyOf(line)}
              line={line}
              chosen={line === current}
              onChoose={() => {
                choose(line);
                desk.open(line.event, 'calls');
              }}
            />
          ))}
        </ol>
      </section>
      <div className="calls-work">
        {current !== null && opened === current.event && (
          <CallCard key={keyOf(current)} line={current} session={props.session} />
        )}
        {isOwn ? (
          <EventPane session={props.session} />
        ) : (
          <StateNote icon={<PhoneOutgoing size={28} />} title={t('event.pick')} lines={[t('calls.pick')]} />
        )}
      </div>
    </div>
  );
}

function Line(props: { line: CallLine; chosen: boolean; onChoose: () => void }) {
  const { line } = props;
  const { t, language } = useText();
  const now = useMinute();
  const waits = line.opensAt > now;
  return (
    <li>
      <button
        id={`call-${keyOf(line)}`}
        type="button"
        className={classNames('call-line', props.chosen && 'call-chosen', waits && 'call-waits')}
        aria-current={props.chosen ? 'true' : undefined}
        data-call={line.kind}
        onClick={props.onChoose}
      >
        <Tag tone={line.kind === 'decide' ? 'red' : line.kind === 'tell' ? 'blue' : 'ok'}>
          {t(`calls.${line.kind}`)}
        </Tag>
        <span className="call-title">
          <b className="ellipsis">{line.title}</b>
          <span className="sub num">
            {shortNumber(line.number, now)} · {line.holder ?? '—'}
            {line.tries.length > 0 && ` · ${t('calls.tries', { count: line.tries.length })}`}
            {line.visit && ` · ${t('calls.visit')}`}
          </span>
        </span>
        <span className="num call-due" data-late={line.due !== null && line.due <= now ? '' : undefined}>
          {waits
            ? t('calls.opens', { at: momentText(line.opensAt, now, language) })
            : line.due === null
              ? ''
              : remainText(line.due, now, language)}
        </span>
      </button>
    </li>
  );
}
