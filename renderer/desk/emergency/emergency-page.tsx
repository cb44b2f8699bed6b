import { FilePlus2, Pencil, Siren } from 'lucide-react';
import './emergency.css';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import { textOf } from '../../../shared/domain/dossier/machine.ts';
import { emergencyNeed } from '../../../shared/domain/emergency/emergency-need.ts';
import { emergencyTask } from '../../../shared/domain/emergency/emergency-task.ts';
import type { TaskLine } from '../../../shared/domain/emergency/task-line.ts';
import type { EmergencyView } from '../../../shared/wire/findings-view.ts';
import { clockText, dateTimeText, maskName, maskPhone, remainText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useFed, useRegistry, useSession } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { ClauseNote } from '../dossiers/clause-note.tsx';
import { areaText } from '../dossiers/dossier-words.ts';
import { openingActs } from '../dossiers/machine-groups.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';

/** The special board of an emergency: grids hit, people needing help, direct task lines (ZS-29-4). */
export function EmergencyPage() {
  const { t } = useText();
  const desk = useDesk();
  const fed = useFed({ feed: 'emergency' });
  useLayer({ main: null, close: () => desk.go('queue') });
  if (fed.state === 'error')
    return <StateNote tone="bad" icon={<Siren size={28} />} title={t('error.title')} lines={[fed.message]} />;
  if (fed.state === 'waiting') return <SkeletonRows rows={10} label={t('files.loading')} />;
  if (fed.value === null) return <StateNote icon={<Siren size={28} />} title={t('emergency.none')} />;
  return <Board view={fed.value} />;
}

function Board(props: { view: EmergencyView }) {
  const { view } = props;
  const { emergency } = view;
  const { t } = useText();
  const now = useMinute();
  const desk = useDesk();
  return (
    <section className="page scroll emergency" aria-label={t('rail.emergency')} data-emergency={emergency.id}>
      <header className="page-head">
        <h1 className="pane-title">
          <button type="button" className="link-button" onClick={() => desk.openFile(emergency.id)}>
            {emergency.title}
          </button>
        </h1>
        <Tag tone="red" icon={<Siren size={12} />}>
          {t('emergency.since', { at: dateTimeText(emergency.openedAt, now) })}
        </Tag>
        <span>
          {t('emergency.command')} <b>{textOf(emergency.data, 'commander')}</b>{' '}
          <b className="num">{textOf(emergency.data, 'commandPhone')}</b>
        </span>
        <span className="sub num">{t('find.asOf', { asOf: clockText(view.asOf) })}</span>
        <Button small icon={<Pencil size={14} />} onClick={() => desk.openFile(emergency.id)}>
          {t('emergency.change')}
        </Button>
      </header>
      <p className="sub">
        {textOf(emergency.data, 'basis')} · <ClauseNote clause="ZS-29-4" plain />
      </p>
      <div className="emergency-cols">
        <Grids view={view} />
        <Needs view={view} />
      </div>
      <Tasks emergency={emergency.id} tasks={view.tasks} />
    </section>
  );
}

/** Opens the form of a new dossier of this emergency; absent for whom the rules give no such act. */
function NewOne(props: { machine: Machine; start: Values; label: string }) {
  const { machine, start, label } = props;
  const desk = useDesk();
  const rules = useRules();
  const actor = useSession()?.actor ?? null;
  const now = useMinute();
  if (rules === null || actor === null || openingActs(rules, actor, now, machine).length === 0) return null;
  const open = (): void => {
    desk.files({ making: { machine: machine.key, event: null, start }, opened: null, act: null, personnel: null });
    desk.go('dossiers');
  };
  return (
    <Button small tone="quiet" icon={<FilePlus2 size={14} />} data-new={machine.key} onClick={open}>
      {label}
    </Button>
  );
}

function Grids(props: { view: EmergencyView }) {
  const { grids } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  return (
    <section data-board="grids">
      <h2>
        {t('emergency.grids')} <span className="num">{grids.length}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th>{t('emergency.grid')}</th>
            <th>{t('emergency.waiting')}</th>
            <th>{t('emergency.events')}</th>
            <th aria-label={t('emergency.enterNeed')} />
          </tr>
        </thead>
        <tbody>
          {grids.map((grid) => (
            <tr key={grid.code}>
              <td>{areaText(registry, grid.code)}</td>
              <td className="num" data-some={grid.needs > 0 ? '' : undefined}>
                {grid.needs}
              </td>
              <td className="num">{grid.events}</td>
              <td className="emergency-new">
                <NewOne
                  machine={emergencyNeed}
                  start={{ dossier: props.view.emergency.id, grid: grid.code }}
                  label={t('emergency.enterNeed')}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Names and phones stay covered on a board others can see; the dossier behind a line shows them. */
function Needs(props: { view: EmergencyView }) {
  const { needs, helped } = props.view;
  const { t, say } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const now = useMinute();
  const field = emergencyNeed.acts[0]?.fields.find(({ key }) => key === 'needKind');
  const kinds = field !== undefined && 'options' in field && Array.isArray(field.options) ? field.options : [];
  return (
    <section data-board="needs">
      <h2>
        {t('emergency.needs')} <span className="num">{needs.length}</span>
        <span className="sub">{t('emergency.helped', { count: helped })}</span>
        <NewOne machine={emergencyNeed} start={{ dossier: props.view.emergency.id }} label={t('emergency.enterNeed')} />
      </h2>
      {needs.length === 0 && <p className="sub">{t('emergency.noNeeds')}</p>}
      <ol>
        {needs.map((need) => {
          const kind = kinds.find(({ key }) => key === need.data.needKind);
          const phone = textOf(need.data, 'personPhone');
          return (
            <li key={need.id}>
              <button type="button" className="emergency-line" onClick={() => desk.openFile(need.id)}>
                <b>{kind === undefined ? need.title : say(kind)}</b>
                <span>
                  {maskName(textOf(need.data, 'personName'))}{' '}
                  {phone !== '' && <span className="num">{maskPhone(phone)}</span>}
                </span>
                <span className="emergency-words">{textOf(need.data, 'needText')}</span>
                <span className="sub">
                  {areaText(registry, textOf(need.data, 'grid'))} · {dateTimeText(need.openedAt, now)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Tasks(props: { emergency: string; tasks: readonly TaskLine[] }) {
  const { t } = useText();
  const open = props.tasks.filter(({ endedAt }) => endedAt === null).length;
  return (
    <section data-board="tasks">
      <h2>
        {t('emergency.tasks')} <span className="num">{open}</span>
        <NewOne machine={emergencyTask} start={{ dossier: props.emergency }} label={t('emergency.giveTask')} />
      </h2>
      {props.tasks.length === 0 && <p className="sub">{t('emergency.noTasks')}</p>}
      <ol>
        {props.tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ol>
    </section>
  );
}

function Task(props: { task: TaskLine }) {
  const { task } = props;
  const { say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const late = task.endedAt === null && task.due !== null && now >= task.due;
  const state = emergencyTask.states[task.state];
  return (
    <li>
      <button type="button" className="emergency-line" onClick={() => desk.openFile(task.id)}>
        <Tag tone={task.endedAt !== null ? 'ok' : late ? 'red' : 'blue'}>
          {state === undefined ? task.state : say(state)}
        </Tag>
        <b>{task.who}</b>
        <b className="num">{task.phone ?? '—'}</b>
        <span className="emergency-words">{task.task}</span>
        <span className="num" data-late={late ? '' : undefined}>
          {task.endedAt !== null
            ? dateTimeText(task.endedAt, now)
            : task.due === null
              ? ''
              : remainText(task.due, now, language)}
        </span>
      </button>
    </li>
  );
}
