import { Archive, UserRoundSearch } from 'lucide-react';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import { recordKinds } from '../../../shared/domain/personnel/record-kinds.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useFed, useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { OneField } from '../forms/named-field.tsx';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { areaText } from './dossier-words.ts';
import { openingActs, readsPersonnel } from './machine-groups.ts';

/** The file of one person of the grid team, in time order; for those who may read it. */
export function PersonnelFile(props: { session: DeskSession; staff: string | null }) {
  const { session, staff } = props;
  const { t } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const rules = useRules();
  const now = useMinute();
  const { actor } = session;
  if (actor === null || !readsPersonnel(actor))
    return <StateNote icon={<UserRoundSearch size={28} />} title={t('staff.forbidden')} />;
  const person = registry?.staff.find((one) => one.id === staff);
  const record = machineOf('staffRecord');
  const mayAdd = rules !== null && record !== undefined && openingActs(rules, actor, now, record).length > 0;
  return (
    <section className="pane personnel scroll" aria-label={t('staff.title')}>
      <header className="page-head">
        <h1 className="pane-title">{t('staff.title')}</h1>
        <span className="sub">{t('staff.pickMore')}</span>
      </header>
      <div className="personnel-pick">
        <OneField
          key={staff ?? ''}
          label={t('staff.pick')}
          type="staff"
          value={staff ?? ''}
          autoFocus
          onChange={(id) => desk.files({ personnel: { staff: id } })}
        />
        {staff !== null && mayAdd && (
          <Button
            small
            onClick={() =>
              desk.files({
                personnel: null,
                making: { machine: 'staffRecord', event: null, start: { staff, staffName: person?.name ?? '' } },
              })
            }
          >
            {t('staff.add')}
          </Button>
        )}
      </div>
      {staff === null ? (
        <StateNote icon={<UserRoundSearch size={28} />} title={t('staff.pick')} lines={[t('staff.pickMore')]} />
      ) : (
        <Lines
          staff={staff}
          name={person === undefined ? staff : `${person.name} · ${areaText(registry, person.grid)}`}
        />
      )}
    </section>
  );
}

function Lines(props: { staff: string; name: string }) {
  const { t, say } = useText();
  const desk = useDesk();
  const fed = useFed({ feed: 'personnel', staff: props.staff });
  if (fed.state === 'waiting') return <SkeletonRows rows={5} label={t('files.loading')} />;
  if (fed.state === 'error') return <StateNote tone="bad" icon={<Archive size={28} />} title={fed.message} />;
  const lines = fed.value;
  return (
    <>
      <h2 className="personnel-name">
        {props.name} <span className="sub num">{t('staff.lines', { count: lines.length })}</span>
      </h2>
      {lines.length === 0 ? (
        <StateNote icon={<Archive size={28} />} title={t('staff.none')} lines={[t('staff.noneMore')]} />
      ) : (
        <ol className="personnel-lines">
          {lines.map((line) => (
            <li key={`${line.dossier}${line.kind}${line.on}${line.zh}`}>
              <time className="num">{line.on}</time>
              <Tag tone={line.kind === 'complaint' ? 'red' : line.kind === 'reward' ? 'teal' : 'grey'}>
                {say(recordKinds.find((kind) => kind.key === line.kind) ?? { zh: line.kind, en: line.kind })}
              </Tag>
              <span>{say(line)}</span>
              <button type="button" className="link-button num" onClick={() => desk.openFile(line.dossier)}>
                {line.number}
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
