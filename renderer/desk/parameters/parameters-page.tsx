import { FileQuestion, PencilLine, Scale } from 'lucide-react';
import { useMemo, useState } from 'react';
import '../queue/views-column.css';
import '../event/event-pane.css';
import '../dossiers/dossiers.css';
import './parameters.css';
import { type ClauseTable, clauseOf } from '../../../shared/domain/clause/clause.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { textOf } from '../../../shared/domain/dossier/machine.ts';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import { rulePeriod } from '../../../shared/domain/rules/rule-period.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useClauses } from '../../store/use-clauses.ts';
import { useRuling } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { ActSlotContext } from '../acts/act-slot.ts';
import { ClauseNote } from '../dossiers/clause-note.tsx';
import { DossierForm } from '../dossiers/dossier-form.tsx';
import { FilesSearch } from '../dossiers/files-search.tsx';
import { whyNotOpen } from '../dossiers/use-dossier-act.ts';
import { useListKeys } from '../dossiers/use-list-keys.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { type DeskRules, useRules } from '../use-rules.ts';
import {
  type ParameterGroup,
  type ParameterRow,
  parameterGroups,
  parameterRows,
  plainValue,
} from './parameter-rows.ts';

const freedomTones = { free: 'teal', withDocument: 'blue', refused: 'grey' } as const;
const freedomTexts = { free: 'rules.free', withDocument: 'rules.withDocument', refused: 'rules.refused' } as const;

/** Every parameter of the rules here: what the text says, what holds, and whether this centre may set it otherwise. */
export function ParametersPage(props: { session: DeskSession }) {
  const { t } = useText();
  const rules = useRules();
  if (rules === null) return <SkeletonRows rows={12} label={t('files.loading')} />;
  return <Parameters session={props.session} rules={rules} />;
}

/** Everything a parameter can be found by, in lower case. */
const wordsOfRow = (row: ParameterRow, clauses: ClauseTable): string =>
  [
    row.zh,
    row.en,
    row.path,
    plainValue(row.now, 'zh') ?? '',
    ...row.clauses.map((id) => `${id} ${clauseOf(clauses, id)?.zh ?? ''} ${clauseOf(clauses, id)?.en ?? ''}`),
  ]
    .join(' ')
    .toLowerCase();

function Parameters(props: { session: DeskSession; rules: DeskRules }) {
  const { rules, session } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const { parameter } = useDeskState('files');
  const ruling = useRuling();
  const clauses = useClauses();
  const now = useMinute();
  const [group, setGroup] = useState<ParameterGroup | null>(null);
  const [text, setText] = useState('');
  const rows = useMemo(() => parameterRows(rules.profile, ruling, now + 60_000), [rules.profile, ruling, now]);
  const inGroup = (row: ParameterRow, key: ParameterGroup): boolean =>
    key === 'changed' ? row.override !== null : row.group === key;
  const typed = text.trim().toLowerCase();
  const said = (row: ParameterRow): string => wordsOfRow(row, clauses);
  const shown = rows.filter(
    (row) => (group === null || inGroup(row, group)) && (typed === '' || said(row).includes(typed)),
  );
  const chosen = rows.find((row) => row.path === parameter) ?? null;
  useLayer({ main: null, close: () => (chosen === null ? desk.go('queue') : desk.files({ parameter: null })) });
  const place = shown.findIndex((row) => row.path === parameter);
  useListKeys('parameters', {
    move: (step) => {
      const next = shown[place + step];
      if (next === undefined) return;
      desk.files({ parameter: next.path });
      document.getElementById(`rule-${next.path}`)?.scrollIntoView({ block: 'nearest' });
    },
    open: () => undefined,
  });
  return (
    <div className="files-grid rules-grid">
      <nav className="views scroll" aria-label={t('rules.title')}>
        <section>
          <h2 className="views-head">{t('rules.title')}</h2>
          <GroupButton name={t('find.all')} count={rows.length} on={group === null} onClick={() => setGroup(null)} />
          {parameterGroups.map((key) => {
            const count = rows.filter((row) => inGroup(row, key)).length;
            if (count === 0) return null;
            return (
              <GroupButton
                key={key}
                id={key}
                name={t(`rules.group.${key}`)}
                count={count}
                on={group === key}
                onClick={() => setGroup(key)}
              />
            );
          })}
        </section>
      </nav>
      <section className="pane rules-list" aria-label={t('rules.title')}>
        <header className="queue-tools">
          <h1 className="pane-title">{t('rules.title')}</h1>
          <Tag tone={rules.profile.draft ? 'warn' : 'grey'}>
            {rules.profile.draft
              ? t('rules.draft')
              : (plainValue(rules.profile.parameters['rule.name'].value, language) ?? rules.profile.id)}
          </Tag>
          <span className="queue-fill" />
          <FilesSearch label={t('rules.search')} text={text} onText={setText} />
        </header>
        <p className="sub rules-lead">{t('rules.lead')}</p>
        {shown.length === 0 ? (
          <StateNote icon={<FileQuestion size={28} />} title={t('rules.none')} />
        ) : (
          <ul className="rules-rows scroll" aria-label={t('rules.title')}>
            {shown.map((row) => (
              <li key={row.path}>
                <button
                  id={`rule-${row.path}`}
                  type="button"
                  className={classNames('rules-row', row.path === parameter && 'rules-row-on')}
                  data-parameter={row.path}
                  aria-current={row.path === parameter ? 'true' : undefined}
                  onClick={() => desk.files({ parameter: row.path, act: null })}
                >
                  <span className="rules-name">
                    <b className="ellipsis">{say(row)}</b>
                    <span className="sub ellipsis">
                      {row.clauses[0] === undefined ? (
                        t(row.group === 'local' ? 'rules.group.local' : 'rules.silent')
                      ) : (
                        <ClauseNote clause={row.clauses[0]} plain />
                      )}
                    </span>
                  </span>
                  <span className="rules-value ellipsis">
                    <Value row={row} />
                  </span>
                  {row.override !== null ? (
                    <Tag tone="warn">{t('rules.changed')}</Tag>
                  ) : (
                    <Tag tone={freedomTones[row.freedom.kind]}>{t(freedomTexts[row.freedom.kind])}</Tag>
                  )}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="pane event file-pane" aria-label={t('rules.pick')}>
        {chosen === null ? (
          <StateNote icon={<Scale size={28} />} title={t('rules.pick')} lines={[t('rules.lead')]} />
        ) : (
          <ParameterPane key={chosen.path} row={chosen} rules={rules} session={session} ruling={ruling} />
        )}
      </section>
    </div>
  );
}

function GroupButton(props: { id?: string; name: string; count: number; on: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="view"
      data-group={props.id}
      aria-current={props.on ? 'true' : undefined}
      onClick={props.onClick}
    >
      <span className="ellipsis">{props.name}</span>
      <span className="view-count num">{props.count}</span>
    </button>
  );
}

/** What holds now, in one line: the value where it is plain, else the clause’s short words. */
function Value(props: { row: ParameterRow }) {
  const { row } = props;
  const { t, language } = useText();
  const clause = clauseOf(useClauses(), row.clauses[0] ?? '');
  const plain = plainValue(row.now, language);
  if (plain !== null) return plain;
  if (row.now === null || row.now === undefined) return <span className="muted">{t('rules.silent')}</span>;
  return <span className="muted">{clause === undefined ? t('rules.structured') : clause[language]}</span>;
}

type PaneProps = { row: ParameterRow; rules: DeskRules; session: DeskSession; ruling: readonly Dossier[] };

function ParameterPane(props: PaneProps) {
  const { row, rules, session } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [setting, setSetting] = useState(false);
  const machine = machineOf('parameterOverride');
  const act = machine?.acts.find((one) => one.key === 'propose');
  const why =
    machine === undefined || act === undefined || session.actor === null
      ? null
      : whyNotOpen(rules, session, machine, act, now, session.actor.area);
  const may = row.freedom.kind !== 'refused' && why === null && row.override === null;
  useLayer({ main: may && !setting ? () => setSetting(true) : null, close: null });
  const text = plainValue(row.text, language);
  return (
    <ActSlotContext value={slot}>
      <div className="event-scroll scroll">
        <div className="event-head">
          <div className="event-name">
            <h1>{say(row)}</h1>
            <div className="event-tags">
              <Tag tone={freedomTones[row.freedom.kind]}>{t(freedomTexts[row.freedom.kind])}</Tag>
              <span className="num">{row.path}</span>
            </div>
          </div>
        </div>
        {setting && machine !== undefined && act !== undefined && (
          <DossierForm
            machine={machine}
            act={act}
            rules={rules}
            session={session}
            on={() => ({ dossier: null, area: session.actor?.area ?? '', event: null })}
            start={{ path: row.path }}
            hidden={['path']}
            above={<p className="act-hint">{t('rules.hintValue')}</p>}
            done={(id) => desk.openFile(id)}
            close={() => setSetting(false)}
          />
        )}
        <dl className="facts rules-facts">
          <dt>{t('rules.text')}</dt>
          <dd>
            {row.clauses.length === 0 && (
              <span className="muted">
                {row.group === 'local'
                  ? t('rules.start', { value: text ?? JSON.stringify(row.text) })
                  : t('rules.silent')}
              </span>
            )}
            {row.clauses.map((clause) => (
              <span key={clause} className="rules-clause">
                <ClauseNote clause={clause} />
              </span>
            ))}
            {row.clauses.length > 0 && text !== null && <b>{text}</b>}
          </dd>
          <dt>{t('rules.now')}</dt>
          <dd className={row.override === null ? undefined : 'rules-set'}>
            <b>
              <Value row={row} />
            </b>
          </dd>
          <dt>{t('rules.why')}</dt>
          <dd>{say(row.freedom.why)}</dd>
        </dl>
        <Stored row={row} />
        <History {...props} />
      </div>
      <div className="action-bar" role="toolbar" aria-label={t('file.acts')}>
        <div ref={setSlot} className="act-slot" />
        {!setting && may && (
          <Button
            tone="primary"
            icon={<PencilLine size={15} />}
            keys="Ctrl+Enter"
            data-testid="override"
            onClick={() => setSetting(true)}
          >
            {t('rules.override')}
          </Button>
        )}
        {!setting && !may && (
          <span className="action-none">
            {row.freedom.kind === 'refused'
              ? say(row.freedom.why)
              : why !== null
                ? t('rules.cannotYou', { why: refusalText(why, language) })
                : t('rules.changed')}
          </span>
        )}
      </div>
    </ActSlotContext>
  );
}

/** The value as the profile stores it, for whoever sets it: folded away. */
function Stored(props: { row: ParameterRow }) {
  const { t, language } = useText();
  if (props.row.now === null || plainValue(props.row.now, language) !== null) return null;
  return (
    <details className="rules-raw">
      <summary>{t('rules.raw')}</summary>
      <pre>{JSON.stringify(props.row.now, null, 2)}</pre>
    </details>
  );
}

/** Who set it when, why, on what document, from when until when. */
function History(props: PaneProps) {
  const { row, ruling } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const now = useMinute();
  const machine = machineOf('parameterOverride');
  const past = ruling
    .filter((one) => one.machine === 'parameterOverride' && textOf(one.data, 'path') === row.path)
    .sort((a, b) => b.openedAt - a.openedAt);
  return (
    <section aria-label={t('rules.history')}>
      <div className="section-head">
        <h2>{t('rules.history')}</h2>
      </div>
      {past.length === 0 && <p className="sub">{t('rules.historyNone')}</p>}
      {past.map((one) => {
        const period = rulePeriod(one);
        const state = machine?.states[one.state];
        const from = period === null ? '' : dateTimeText(period.from, now);
        return (
          <button key={one.id} type="button" className="event-file rules-past" onClick={() => desk.openFile(one.id)}>
            <span className="num">{one.number}</span>
            <b>{textOf(one.data, 'value')}</b>
            <span className="ellipsis">
              {t('rules.by', { author: textOf(one.data, 'author'), reason: textOf(one.data, 'reason') })}
              {textOf(one.data, 'document') !== '' &&
                ` · ${t('rules.document', { document: textOf(one.data, 'document') })}`}
            </span>
            <span className="sub num">
              {period === null
                ? ''
                : period.until === null
                  ? t('rules.period', { from })
                  : t('rules.periodEnded', { from, until: dateTimeText(period.until, now) })}
            </span>
            <Tag tone={one.state === 'inForce' ? 'teal' : 'grey'}>{state === undefined ? one.state : say(state)}</Tag>
          </button>
        );
      })}
    </section>
  );
}
