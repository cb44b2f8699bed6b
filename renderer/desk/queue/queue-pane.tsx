import { CircleX } from 'lucide-react';
import { useEffect, useState } from 'react';
import './queue-pane.css';
import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import { useText } from '../../i18n/language.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import type { QueueStore } from '../../store/queue-store.ts';
import { useQueue, useQueueHead } from '../../store/use-queue.ts';
import { FirstSync } from '../states/first-sync.tsx';
import { useDeskState } from '../use-desk.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FreshBar } from './fresh-bar.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTools } from './queue-tools.tsx';

const TYPING_MS = 250;

/** The filter without every keystroke of its text. */
function useSettled(filter: QueueFilter): QueueFilter {
  const [settled, setSettled] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), filter.text === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [filter]);
  return settled;
}

/** The list of work. Its order is made when asked for and stands still until the operator asks again. */
export function QueuePane(props: { session: DeskSession }) {
  const { t } = useText();
  const filter = useSettled(useDeskState('filter'));
  const queue = useQueue(filter);
  return (
    <section className="pane queue" aria-label={t('queue.label')}>
      <QueueBody session={props.session} queue={queue} filter={filter} />
    </section>
  );
}

function QueueBody(props: { session: DeskSession; queue: QueueStore; filter: QueueFilter }) {
  const { session, queue, filter } = props;
  const { t } = useText();
  const head = useQueueHead(queue);
  // What was registered here meanwhile is shown in its own view; every other list waits until it can be whole.
  const syncing = !session.line.synced && filter.view !== 'pending';
  return (
    <>
      <QueueTools total={head.state === 'here' ? head.total : null} />
      <div className="queue-cols" aria-hidden="true">
        <span>{t('queue.col.level')}</span>
        <span>{t('queue.col.source')}</span>
        <span>{t('queue.col.title')}</span>
        <span>{t('queue.col.state')}</span>
        <span>{t('queue.col.limit')}</span>
        <span>{t('queue.col.holder')}</span>
      </div>
      {!syncing && head.state === 'waiting' && <SkeletonRows rows={14} label={t('loading.queue')} />}
      {head.state === 'error' && (
        <StateNote
          tone="bad"
          icon={<CircleX size={28} />}
          title={t('error.title')}
          lines={[t('error.queue', { message: head.message })]}
        />
      )}
      {syncing && <FirstSync line={session.line} />}
      {!syncing && head.state === 'here' && head.total === 0 && (
        <QueueEmpty session={session} filter={filter} head={head} />
      )}
      {!syncing && head.state === 'here' && head.total > 0 && (
        <QueueTable key={JSON.stringify(filter)} queue={queue} filter={filter} />
      )}
      <BulkBar />
      <FreshBar session={session} queue={queue} head={head} />
    </>
  );
}
