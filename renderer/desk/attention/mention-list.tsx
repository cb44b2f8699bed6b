import { AtSign } from 'lucide-react';
import { stateNames } from '../../../shared/domain/names.ts';
import type { MentionLine } from '../../../shared/wire/event-view.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useRun } from '../../store/use-run.ts';
import { useMinute } from '../../store/use-time.ts';
import { stateTone } from '../state-tone.ts';
import { useDesk } from '../use-desk.ts';

/** Notes in which colleagues ask this person to look: opened or ticked off, they are read, on every console. */
export function MentionList(props: { lines: readonly MentionLine[] }) {
  const { t, say } = useText();
  const now = useMinute();
  const desk = useDesk();
  const { run, busy } = useRun();
  const read = async (line: MentionLine, open: boolean): Promise<void> => {
    const told = await run({ kind: 'event.readMention', event: line.event, upTo: line.at });
    if (open && told?.ok === true) desk.open(line.event);
  };
  if (props.lines.length === 0) return null;
  return (
    <section className="mentions" aria-label={t('mention.title')}>
      <h2>
        <AtSign size={16} /> {t('mention.title')} <span className="num">{props.lines.length}</span>
      </h2>
      <ul>
        {props.lines.map((line) => (
          <li key={`${line.event} ${line.at}`} data-mention={line.number}>
            <div>
              <b>{t('mention.by', { by: line.by, at: dateTimeText(line.at, now) })}</b>{' '}
              <span className="num muted">{line.number}</span> {line.title}{' '}
              <Tag tone={stateTone(line.state)}>{say(stateNames[line.state])}</Tag>
              <p className="mention-text">{line.text}</p>
            </div>
            <Button tone="primary" disabled={busy} onClick={() => void read(line, true)}>
              {t('mention.open')}
            </Button>
            <Button disabled={busy} onClick={() => void read(line, false)}>
              {t('mention.read')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
