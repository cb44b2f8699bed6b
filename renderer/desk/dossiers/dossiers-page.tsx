import { FilePlus2, UserRoundSearch } from 'lucide-react';
import './dossiers.css';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import { dossierShows } from '../../../shared/wire/dossier-view.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useDossierCounts } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { DossierList } from './dossier-list.tsx';
import { DossierPane } from './dossier-pane.tsx';
import { FilesSearch } from './files-search.tsx';
import { groupsFor, readsPersonnel } from './machine-groups.ts';
import { PersonnelFile } from './personnel-file.tsx';
import { useDossiers } from './use-dossiers.ts';

/** Everything that is kept beside the events: kinds on the left, their list, and the one that is open. */
export function DossiersPage(props: { session: DeskSession }) {
  const desk = useDesk();
  const files = useDeskState('files');
  useLayer({
    main: null,
    close: () => {
      if (files.making !== null) desk.files({ making: null });
      else if (files.opened !== null) desk.files({ opened: null });
      else desk.go('queue');
    },
  });
  return (
    <div className="files-grid">
      <KindsColumn session={props.session} />
      {files.personnel === null ? (
        <>
          <ListPane />
          <DossierPane session={props.session} />
        </>
      ) : (
        <PersonnelFile session={props.session} staff={files.personnel.staff} />
      )}
    </div>
  );
}

/** The kinds of dossier this place knows and this person may read, under their headings, with how many are open. */
function KindsColumn(props: { session: DeskSession }) {
  const { actor } = props.session;
  const { t, say } = useText();
  const desk = useDesk();
  const { machine, personnel } = useDeskState('files');
  const rules = useRules();
  const counts = useDossierCounts();
  const now = useMinute();
  const grouped = rules === null || actor === null ? [] : groupsFor(rules, actor, now, counts);
  const all = Object.values(counts?.byMachine ?? {}).reduce((sum, one) => sum + one.open, 0);
  const choose = (key: string | null): void => desk.files({ machine: key, personnel: null });
  return (
    <nav className="views scroll files-kinds" aria-label={t('files.kinds')}>
      <section>
        <h2 className="views-head">{t('files.kinds')}</h2>
        <Kind
          name={t('files.all')}
          count={all}
          mine={0}
          on={machine === null && personnel === null}
          onClick={() => choose(null)}
        />
      </section>
      {grouped.map(({ group, machines }) => (
        <section key={group}>
          <h2 className="views-head">{t(`files.group.${group}`)}</h2>
          {machines.map((one) => (
            <Kind
              key={one.key}
              id={one.key}
              name={say(one)}
              count={counts?.byMachine[one.key]?.open ?? 0}
              mine={counts?.byMachine[one.key]?.mine ?? 0}
              on={machine === one.key && personnel === null}
              onClick={() => choose(one.key)}
            />
          ))}
        </section>
      ))}
      {actor !== null && readsPersonnel(actor) && (
        <section>
          <h2 className="views-head">{t('files.people')}</h2>
          <button
            type="button"
            className="view"
            aria-current={personnel !== null ? 'true' : undefined}
            data-kind="personnel"
            onClick={() => desk.files({ personnel: { staff: null }, act: null, making: null })}
          >
            <UserRoundSearch size={15} />
            {t('files.personnel')}
          </button>
        </section>
      )}
    </nav>
  );
}

function Kind(props: { id?: string; name: string; count: number; mine: number; on: boolean; onClick: () => void }) {
  const { t } = useText();
  return (
    <button
      type="button"
      className={classNames('view', props.count === 0 && 'view-empty')}
      aria-current={props.on ? 'true' : undefined}
      data-kind={props.id}
      onClick={props.onClick}
    >
      <span className="ellipsis">{props.name}</span>
      {props.mine > 0 && <i className="view-mine" title={`${t('files.show.mine')} ${props.mine}`} />}
      <span className="view-count num">{props.count > 0 ? props.count : ''}</span>
    </button>
  );
}

/** Filters above the list. */
function ListPane() {
  const { t, say } = useText();
  const desk = useDesk();
  const { machine, show, text } = useDeskState('files');
  const counts = useDossierCounts();
  const list = useDossiers();
  const of = (which: 'mine' | 'open' | 'all'): number =>
    machine === null
      ? Object.values(counts?.byMachine ?? {}).reduce((sum, one) => sum + one[which], 0)
      : (counts?.byMachine[machine]?.[which] ?? 0);
  const found = machine === null ? undefined : machineOf(machine);
  return (
    <section className="pane files-list" aria-label={t('files.list')}>
      <header className="queue-tools">
        <h1 className="pane-title ellipsis">{found === undefined ? t('files.all') : say(found)}</h1>
        <span className="queue-fill" />
        <FilesSearch label={t('files.search')} text={text} onText={(typed) => desk.files({ text: typed })} />
        <Button
          small
          tone="primary"
          icon={<FilePlus2 size={15} />}
          keys="N"
          data-testid="new-dossier"
          onClick={() => makeNew(desk, machine)}
        >
          {t('files.new')}
        </Button>
      </header>
      <div className="files-shows" role="tablist" aria-label={t('files.show')}>
        {dossierShows.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={show === one}
            className="files-show"
            data-show={one}
            onClick={() => desk.files({ show: one })}
          >
            {t(`files.show.${one}`)} <b className="num">{of(one)}</b>
          </button>
        ))}
        <span className="queue-fill" />
        {list.state === 'here' && list.value.asOf > 0 && (
          <span className="sub num">{t('files.asOf', { asOf: clockText(list.value.asOf) })}</span>
        )}
      </div>
      <DossierList fed={list} all={of('all')} onMake={() => makeNew(desk, machine)} />
    </section>
  );
}

const makeNew = (desk: ReturnType<typeof useDesk>, machine: string | null): void =>
  desk.files({ making: { machine, event: null, start: {} }, opened: null, act: null });
