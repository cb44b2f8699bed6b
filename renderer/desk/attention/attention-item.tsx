import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { commandName } from '../../../shared/domain/command-name.ts';
import { stateNames } from '../../../shared/domain/names.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import type { AttentionLine } from '../../../shared/wire/event-view.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { useMinute } from '../../store/use-time.ts';
import type { DeskModel } from '../desk-model.ts';
import { TimelineList } from '../event/timeline.tsx';
import { stateTone } from '../state-tone.ts';
import { useDesk } from '../use-desk.ts';
import { commandWords, typedWords } from './command-words.ts';

/** One refused act: what was wanted beside what happened meanwhile, and three ways out. */
export function AttentionItem(props: { line: AttentionLine }) {
  const { line } = props;
  const { sent, refusal, event, dossier } = line;
  const { t, say, language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  const title =
    event?.title ?? dossier?.title ?? ('title' in sent.command ? sent.command.title : t('attention.unavailable'));
  return (
    <article
      className="attention-item"
      aria-label={`${say(commandName(sent.command))} ${title}`}
      data-attention={sent.command.kind}
    >
      <header className="attention-head">
        <h2>
          {say(commandName(sent.command))} · {title}
        </h2>
        <span className="num muted">{event?.number ?? dossier?.number}</span>
        {event !== null && (
          <>
            <span className="sub">{t('attention.now')}</span>
            <Tag tone={stateTone(event.state)}>{say(stateNames[event.state])}</Tag>
            <span className="muted">{event.holder?.name}</span>
          </>
        )}
        <span className="sub num">
          {t('attention.at', { at: dateTimeText(sent.at, now), refused: dateTimeText(line.refusedAt, now) })}
        </span>
      </header>
      <p className="attention-why">
        <CircleAlert size={16} />
        <span>
          {refusalText(refusal, language)}{' '}
          {refusal.clause !== null && (
            <span className="sub">{clauseName(registry?.profiles ?? [], refusal.clause, language)}</span>
          )}
        </span>
      </p>
      <div className="attention-sides">
        <div className="attention-mine">
          <h3>{t('attention.wanted')}</h3>
          <dl>
            {commandWords(sent.command, language, now).map(({ label, text }) => (
              <div key={`${label}${text}`} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div>
          <h3>{t('attention.meanwhile')}</h3>
          {line.meanwhile.length === 0 ? (
            <p className="sub">{t('attention.nothing')}</p>
          ) : (
            <TimelineList lines={line.meanwhile} />
          )}
        </div>
      </div>
      <AttentionActs line={line} />
    </article>
  );
}

/** A registration has no event to open; a dossier that is hidden from who sits here now has no form either. */
const canChange = ({ sent, event, dossier }: AttentionLine): boolean =>
  sent.command.kind === 'dossier.act' ? dossier !== null || sent.command.opens !== null : event !== null;

/** The form of the refused act with everything its author had filled in. */
function openForm(desk: DeskModel, { sent, dossier }: AttentionLine): void {
  const { command } = sent;
  if (command.kind !== 'dossier.act') {
    desk.open(command.event);
    desk.act(command.kind, typedWords(command));
  } else if (dossier !== null) {
    desk.openFile(command.dossier);
    desk.files({ act: { key: command.act, start: command.fields, reveals: false } });
  } else {
    const making = { machine: command.machine, event: command.opens?.event ?? null, start: command.fields };
    desk.go('dossiers');
    desk.files({ opened: null, act: null, personnel: null, making });
  }
}

function AttentionActs(props: { line: AttentionLine }) {
  const { line } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const { run, busy, error } = useRun();
  const [dropping, setDropping] = useState(false);
  const [reason, setReason] = useState('');
  const drop = (): void => {
    if (reason.trim() !== '') void run({ kind: 'attention.drop', id: line.id, reason: reason.trim() });
  };
  return (
    <footer className="attention-acts">
      <Button tone="primary" disabled={busy} onClick={() => void run({ kind: 'attention.retry', id: line.id })}>
        {t('attention.retry')}
      </Button>
      <Button disabled={!canChange(line)} onClick={() => openForm(desk, line)}>
        {t('attention.change')}
      </Button>
      {dropping ? (
        <div className="attention-drop">
          <TextField label={t('attention.dropReason')} value={reason} onChange={setReason} maxLength={500} />
          <Button disabled={busy || reason.trim() === ''} onClick={drop}>
            {t('attention.dropConfirm')}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setDropping(true)}>{t('attention.drop')}</Button>
      )}
      {error !== null && (
        <p className="act-error" role="alert">
          {runErrorText(error, language)}
        </p>
      )}
    </footer>
  );
}
