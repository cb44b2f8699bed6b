import { Unplug } from 'lucide-react';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useRun } from '../../store/use-run.ts';
import { useTimed } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';

/** While the line is down: how old the data is, when the next try comes, where the unsent acts are. */
export function LineCard(props: { session: DeskSession }) {
  const { line } = props.session;
  const { t } = useText();
  const desk = useDesk();
  const { run, busy } = useRun();
  const seconds = useTimed((now) =>
    line.nextTryAt === null ? -1 : Math.max(0, Math.ceil((line.nextTryAt - now) / 1000)),
  );
  if (isLineUp(line)) return null;
  return (
    <section className="line-card">
      <h2>
        <Unplug size={16} />
        {t(`line.${line.state === 'online' ? 'onlinePlain' : line.state}`)}
      </h2>
      <p>
        {line.heldAsOf === null ? t('line.offlineNever') : t('line.offlineMore', { asOf: clockText(line.heldAsOf) })}
      </p>
      {seconds >= 0 && <p className="num">{t('line.retryIn', { attempt: line.attempt, seconds })}</p>}
      <div className="line-card-acts">
        <Button small disabled={busy} onClick={() => void run({ kind: 'line.retry' })}>
          {t('line.retry')}
        </Button>
        <Button small onClick={() => desk.go('outbox')}>
          {t('line.waiting', { count: line.waiting })}
        </Button>
      </div>
    </section>
  );
}
