import { CircleCheck, FileQuestion, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import '../queue/views-column.css';
import './findings.css';
import { finders } from '../../../shared/domain/findings/finders.ts';
import type { FindingsView, FoundHere } from '../../../shared/wire/findings-view.ts';
import { clockText, dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useClauses } from '../../store/use-clauses.ts';
import { useFed, useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { ClauseNote } from '../dossiers/clause-note.tsx';
import { areaText } from '../dossiers/dossier-words.ts';
import { useListKeys } from '../dossiers/use-list-keys.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { type CheckGroup, gravities, groupFindings, nameOf } from './finding-groups.ts';

const SHOWN = 100;
const icons = { gap: FileQuestion, warn: TriangleAlert, info: Info } as const;
const tones = { gap: 'red', warn: 'warn', info: 'grey' } as const;

/** What is missing, late or out of order here: by gravity and check, with the clause that asks for it. */
export function FindingsPage() {
  const { t } = useText();
  const desk = useDesk();
  const fed = useFed({ feed: 'findings' });
  useLayer({ main: null, close: () => desk.go('queue') });
  if (fed.state === 'error')
    return <StateNote tone="bad" icon={<FileQuestion size={28} />} title={t('error.title')} lines={[fed.message]} />;
  if (fed.state === 'waiting') return <SkeletonRows rows={10} label={t('files.loading')} />;
  if (fed.value === null) return <StateNote tone="pend" icon={<FileQuestion size={28} />} title={t('files.unknown')} />;
  return <Found view={fed.value} />;
}

function Found(props: { view: FindingsView }) {
  const { view } = props;
  const { t } = useText();
  const groups = groupFindings(view.findings);
  const [chosen, setChosen] = useState<string | null>(null);
  const keyOf = (group: CheckGroup): string => `${group.gravity} ${group.code}`;
  const at = Math.max(
    0,
    groups.findIndex((group) => keyOf(group) === chosen),
  );
  const group = groups[at];
  useListKeys('findings', {
    move: (step) => {
      const next = groups[at + step];
      if (next !== undefined) setChosen(keyOf(next));
    },
    open: () => undefined,
  });
  return (
    <div className="findings-grid">
      <nav className="views scroll findings-checks" aria-label={t('find.checks')}>
        {gravities.map((gravity) => {
          const of = groups.filter((one) => one.gravity === gravity);
          if (of.length === 0) return null;
          return (
            <section key={gravity}>
              <h2 className="views-head">
                {t(`find.gravity.${gravity}`)}{' '}
                <span className="num">{of.reduce((n, one) => n + one.findings.length, 0)}</span>
              </h2>
              {of.map((one) => (
                <CheckButton key={keyOf(one)} group={one} on={one === group} onClick={() => setChosen(keyOf(one))} />
              ))}
            </section>
          );
        })}
        <Clean groups={groups} />
      </nav>
      <section className="pane findings-list scroll" aria-label={t('find.title')}>
        <header className="page-head">
          <h1 className="pane-title">
            {t('find.title')} <span className="num">{view.findings.length}</span>
          </h1>
          <span className="sub">{t('find.lead')}</span>
        </header>
        <p className="sub num findings-asof">
          {t('find.asOf', { asOf: clockText(view.asOf) })} ·{' '}
          {t('find.looked', { checks: finders.length, ...view.looked })}
        </p>
        {group === undefined ? (
          <StateNote
            icon={<CircleCheck size={28} />}
            title={t('find.none')}
            lines={[t('find.looked', { checks: finders.length, ...view.looked })]}
          />
        ) : (
          <Group key={keyOf(group)} group={group} />
        )}
      </section>
    </div>
  );
}

function CheckButton(props: { group: CheckGroup; on: boolean; onClick: () => void }) {
  const { group } = props;
  const { say } = useText();
  const clauses = useClauses();
  const Icon = icons[group.gravity];
  return (
    <button
      type="button"
      className={group.gravity === 'gap' ? 'view view-late' : group.gravity === 'warn' ? 'view view-near' : 'view'}
      aria-current={props.on ? 'true' : undefined}
      data-check={group.code}
      onClick={props.onClick}
    >
      <Icon size={15} />
      <span className="ellipsis">{say(nameOf(group, clauses))}</span>
      <span className="view-count num">{group.findings.length}</span>
    </button>
  );
}

/** How many checks ran and found nothing. */
function Clean(props: { groups: readonly CheckGroup[] }) {
  const { t } = useText();
  const found = new Set(props.groups.map((group) => group.code));
  const clean = finders.filter((finder) => !found.has(finder.code)).length;
  return (
    <p className="findings-clean">
      <CircleCheck size={14} /> {t('find.clean', { count: clean })}
    </p>
  );
}

function Group(props: { group: CheckGroup }) {
  const { group } = props;
  const { t, say } = useText();
  const clauses = useClauses();
  const [all, setAll] = useState(false);
  const shown = all ? group.findings : group.findings.slice(0, SHOWN);
  return (
    <>
      <div className="findings-head">
        <Tag tone={tones[group.gravity]}>{t(`find.gravity.${group.gravity}`)}</Tag>
        <h2>{say(nameOf(group, clauses))}</h2>
        <span className="num">{group.findings.length}</span>
        <span className="findings-clause">
          <ClauseNote clause={group.clause} />
        </span>
      </div>
      <ol className="findings">
        {shown.map((finding) => (
          <FindingRow key={`${finding.subject}${finding.since}${finding.to}${finding.zh}`} finding={finding} />
        ))}
      </ol>
      {shown.length < group.findings.length && (
        <Button onClick={() => setAll(true)}>{t('find.showAll', { count: group.findings.length })}</Button>
      )}
    </>
  );
}

function FindingRow(props: { finding: FoundHere }) {
  const { finding } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const now = useMinute();
  const area = areaText(registry, finding.area);
  const to = registry?.departments.find((one) => one.id === finding.to)?.name ?? finding.to ?? t('find.centre');
  return (
    <li>
      <span className="findings-subject">
        <b className="ellipsis">{finding.subjectName}</b>
        {area !== finding.subjectName && <span className="sub ellipsis">{area}</span>}
      </span>
      <span className="findings-words">{say(finding)}</span>
      <span className="sub">{t('find.to', { to })}</span>
      <span className="sub num">
        {finding.since === null ? '' : t('find.since', { at: dateTimeText(finding.since, now) })}
      </span>
      {finding.opens !== null && (
        <button
          type="button"
          className="link-button"
          onClick={() => (finding.opens === 'dossier' ? desk.openFile(finding.subject) : desk.open(finding.subject))}
        >
          {t('find.open')}
        </button>
      )}
    </li>
  );
}
