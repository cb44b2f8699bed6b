import { FilePlus2, FolderOpen } from 'lucide-react';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useEventDossiers, useRegistry } from '../../store/use-feed.ts';
import { useDesk } from '../use-desk.ts';
import { titleText } from './dossier-words.ts';

/** Dossiers that hang on an event, and the way to open one for it: a complaint, a damage claim, a subsidy. */
export function EventDossiers(props: { event: string }) {
  const { t, say } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const rows = useEventDossiers(props.event);
  return (
    <section aria-label={t('eventFiles.title')}>
      <div className="section-head">
        <h2>
          {t('eventFiles.title')} {rows.length > 0 && <span className="num">{rows.length}</span>}
        </h2>
        <span>
          <Button
            small
            tone="quiet"
            icon={<FilePlus2 size={14} />}
            data-testid="event-new-dossier"
            onClick={() => {
              desk.files({
                making: { machine: null, event: props.event, start: {} },
                opened: null,
                act: null,
                personnel: null,
              });
              desk.go('dossiers');
            }}
          >
            {t('eventFiles.new')}
          </Button>
        </span>
      </div>
      {rows.map((row) => {
        const machine = machineOf(row.machine);
        const state = machine?.states[row.state];
        return (
          <button key={row.id} type="button" className="event-file" onClick={() => desk.openFile(row.id)}>
            <FolderOpen size={15} />
            <span className="ellipsis">{titleText(registry, row.title)}</span>
            <span className="sub num">{row.number}</span>
            <Tag tone={row.endedAt === null ? 'teal' : 'grey'}>{state === undefined ? row.state : say(state)}</Tag>
          </button>
        );
      })}
    </section>
  );
}
