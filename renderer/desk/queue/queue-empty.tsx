import { CircleCheck, CloudOff, DatabaseZap, Filter } from 'lucide-react';
import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import type { QueueHead } from '../../store/queue-store.ts';
import { noFilter } from '../desk-model.ts';
import { useDesk } from '../use-desk.ts';
import { emptyKind } from './empty-kind.ts';

/** An empty list says whether it is truly empty; it never looks calm when the console does not know (Q5). */
export function QueueEmpty(props: { session: DeskSession; filter: QueueFilter; head: QueueHead }) {
  const { session, filter, head } = props;
  const { t } = useText();
  const desk = useDesk();
  const view = t(`view.${filter.view}`);
  const { heldAsOf } = session.line;
  const asOf = heldAsOf === null ? '—' : clockText(heldAsOf);
  switch (emptyKind(session, filter)) {
    case 'storage':
      return (
        <StateNote
          tone="pend"
          icon={<DatabaseZap size={30} />}
          title={t('empty.unknown', { view })}
          lines={[t('empty.unknownStorage')]}
        />
      );
    case 'syncing':
      return (
        <StateNote
          tone="pend"
          icon={<DatabaseZap size={30} />}
          title={t('empty.unknown', { view })}
          lines={[t('empty.unknownSync')]}
        />
      );
    case 'offline':
      return (
        <StateNote
          tone="pend"
          icon={<CloudOff size={30} />}
          title={t('empty.unknown', { view })}
          lines={[t('empty.unknownOffline', { asOf })]}
        />
      );
    case 'filtered':
      return (
        <StateNote
          icon={<Filter size={28} />}
          title={t('empty.filtered')}
          lines={[t('empty.asOf', { asOf: clockText(head.asOf) })]}
        >
          <Button onClick={() => desk.narrow({ ...noFilter, view: filter.view, sort: filter.sort })}>
            {t('empty.clearFilter')}
          </Button>
        </StateNote>
      );
    case 'empty':
      return (
        <StateNote
          icon={<CircleCheck size={30} />}
          title={t('empty.title', { view })}
          lines={[t('empty.asOf', { asOf: clockText(head.asOf) })]}
        />
      );
  }
}
