import { CircleCheck } from 'lucide-react';
import '../page.css';
import { actNames } from '../../../shared/domain/act-names.ts';
import { dossierActName } from '../../../shared/domain/command-name.ts';
import type { CommandKind } from '../../../shared/domain/verbs.ts';
import type { OutboxLine } from '../../../shared/wire/event-view.ts';
import { momentText, shortNumber, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useOutbox } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { useMinute, useTimed } from '../../store/use-time.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';

/** Acts that the hub has not confirmed, in the order they were done, each with its age (O3). */
export function OutboxPage(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const lines = useOutbox();
  const { run, busy } = useRun();
  useLayer({ main: null, close: () => desk.go('queue') });
  return (
    <section className="page scroll" aria-label={t('outbox.title')}>
      <header className="page-head">
        <h1 className="pane-title">
          {t('outbox.title')} <span className="num">{lines.length}</span>
        </h1>
        <span className="sub">{t('outbox.lead')}</span>
        {!isLineUp(props.session.line) && (
          <Button small disabled={busy} onClick={() => void run({ kind: 'line.retry' })}>
            {t('line.retry')}
          </Button>
        )}
      </header>
      {lines.length === 0 ? (
        <StateNote icon={<CircleCheck size={28} />} title={t('outbox.none')} lines={[t('outbox.noneMore')]} />
      ) : (
        <ol className="outbox">
          {lines.map((line) => (
            <OutboxRow key={line.id} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

function OutboxRow(props: { line: OutboxLine }) {
  const { line } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const age = useTimed((at) => spanText(Math.max(0, at - line.at), language));
  const name =
    line.dossier === null ? actNames[line.kind as CommandKind] : dossierActName(line.dossier.machine, line.dossier.act);
  return (
    <li>
      <span className="num sub">{line.n}</span>
      <span className="num">{momentText(line.at, now, language)}</span>
      <b>{name === undefined ? line.kind : say(name)}</b>
      <span className="ellipsis">
        <span className="num">{line.number === null ? '' : shortNumber(line.number, now)}</span> {line.title}
      </span>
      <Tag tone="pend">{t(line.offered ? 'outbox.offered' : 'outbox.waiting')}</Tag>
      <span className="sub num">{t('outbox.age', { span: age })}</span>
      <Button small disabled={line.event === null} onClick={() => line.event !== null && desk.open(line.event)}>
        {t('outbox.open')}
      </Button>
    </li>
  );
}
