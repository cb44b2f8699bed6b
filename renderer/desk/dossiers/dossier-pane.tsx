import { FileQuestion, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import '../event/event-pane.css';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { useText } from '../../i18n/language.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useFed } from '../../store/use-feed.ts';
import { ActSlotContext } from '../acts/act-slot.ts';
import { useDeskState } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { DossierActForm } from './dossier-act-form.tsx';
import { DossierActs } from './dossier-acts.tsx';
import { DossierClocks, DossierData, DossierDuties } from './dossier-body.tsx';
import { DossierHead } from './dossier-head.tsx';
import { DossierTimeline } from './dossier-timeline.tsx';
import { NewDossier } from './new-dossier.tsx';

/** The dossier beside the list, or the form of a new one. */
export function DossierPane(props: { session: DeskSession }) {
  const { t } = useText();
  const { opened, making } = useDeskState('files');
  return (
    <section className="pane event file-pane" aria-label={t('file.pane')}>
      {making !== null ? (
        <NewDossier key={JSON.stringify(making)} making={making} session={props.session} />
      ) : opened === null ? (
        <StateNote icon={<FolderOpen size={28} />} title={t('file.pick')} lines={[t('file.pickMore')]} />
      ) : (
        <Opened key={opened} id={opened} session={props.session} />
      )}
    </section>
  );
}

function Opened(props: { id: string; session: DeskSession }) {
  const { t } = useText();
  const fed = useFed({ feed: 'dossier', id: props.id });
  if (fed.state === 'waiting') return <SkeletonRows rows={10} label={t('files.loading')} />;
  if (fed.state === 'error')
    return <StateNote tone="bad" icon={<FileQuestion size={28} />} title={t('error.title')} lines={[fed.message]} />;
  if (fed.value === null)
    return <StateNote icon={<FileQuestion size={28} />} title={t('file.gone')} lines={[t('file.goneMore')]} />;
  return <Body view={fed.value} session={props.session} />;
}

function Body(props: { view: DossierView; session: DeskSession }) {
  const { view, session } = props;
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const rules = useRules();
  const { act } = useDeskState('files');
  const machine = machineOf(view.dossier.machine);
  if (machine === undefined || rules === null) return null;
  return (
    <ActSlotContext value={slot}>
      <div className="event-scroll scroll">
        <DossierHead view={view} machine={machine} session={session} />
        {act !== null && (
          <DossierActForm
            key={`${act.key}${act.reveals}`}
            open={act}
            view={view}
            machine={machine}
            rules={rules}
            session={session}
          />
        )}
        <DossierDuties dossier={view.dossier} machine={machine} />
        <DossierClocks dossier={view.dossier} />
        <DossierData view={view} machine={machine} rules={rules} />
        <DossierTimeline view={view} machine={machine} />
      </div>
      <DossierActs view={view} machine={machine} session={session} slot={setSlot} />
    </ActSlotContext>
  );
}
