import { Bell, BellOff, Check, FolderOpen, Megaphone, Phone } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { clockText, momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useRead } from '../../store/use-read.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { AlarmLadder } from './alarm-ladder.tsx';
import { alarmDo, happenedText, memberLine, reasonText, rowTitle, whyText } from './alarm-words.ts';
import { PriorityBlock } from './priority-block.tsx';
import { ShelveForm } from './shelve-form.tsx';
import { useOpenAlarm } from './use-alarm-keys.ts';
import { useAlarmActs } from './use-alarms.ts';
import { useTownOf } from './use-town-of.ts';

/** One alarm: where it stands on the ladder, why it sounds, what to do and the keys to do it. */
export function AlarmDetail(props: { view: AlarmsView; row: AlarmRow | undefined }) {
  const { view, row } = props;
  const { t, language, say } = useText();
  const now = useMinute();
  const townOf = useTownOf();
  const rules = useRules();
  const acts = useAlarmActs();
  if (row === undefined) return <StateNote icon={<Bell size={26} />} title={t('alarms.pick')} />;
  const [first] = row.members;
  const ackMinutes = rules?.profile.local.alarms[row.kind].ackMinutes ?? 30;
  const quiet = row.state === 'shelved';
  return (
    <>
      <div className="alarm-detail scroll">
        <header className="alarm-title">
          <PriorityBlock priority={row.priority} filled={row.state === 'loud'} large />
          <div>
            <h1>{rowTitle(row, language)}</h1>
            <p className="sub">{first === undefined ? '' : memberLine(first, townOf)}</p>
          </div>
        </header>
        <AlarmLadder row={row} ackMinutes={ackMinutes} leader={view.leader} director={view.director} />
        <div className="alarm-cards">
          <section>
            <h3>{t(row.sounds ? 'alarms.why' : 'alarms.whyQuiet')}</h3>
            {first !== undefined && <p>{whyText(first, row.kind, now, language)}</p>}
            <p className="muted" data-why={row.why.code}>
              {reasonText(row.why, language)}
            </p>
          </section>
          <section>
            <h3>{t('alarms.do')}</h3>
            <ol>
              {alarmDo[row.kind].map((one) => (
                <li key={one.en}>{say(one)}</li>
              ))}
            </ol>
          </section>
        </div>
        {row.state === 'loud' && (
          <ShelveForm
            key={row.key}
            row={row}
            shiftEndsAt={view.shiftEndsAt}
            busy={acts.busy}
            shelve={(reason, note, until) => void acts.act('shelve', row, { reason, note, until })}
          />
        )}
        <Members row={row} />
        <History row={row} />
        {acts.error !== null && (
          <p className="field-error" role="alert">
            {runErrorText(acts.error, language)}
          </p>
        )}
      </div>
      <footer className="alarm-acts">
        {quiet ? (
          <Button icon={<BellOff size={15} />} disabled={acts.busy} onClick={() => void acts.act('unshelve', row)}>
            {t('alarms.unshelve')}
          </Button>
        ) : (
          <LoudActs row={row} acts={acts} />
        )}
      </footer>
    </>
  );
}

function LoudActs(props: { row: AlarmRow; acts: ReturnType<typeof useAlarmActs> }) {
  const { row, acts } = props;
  const { t } = useText();
  const open = useOpenAlarm();
  const ackOpen = (): void => {
    void acts.act('acknowledge', row).then((done) => {
      if (done?.ok === true) open(row);
    });
  };
  return (
    <>
      <Button
        tone="primary"
        icon={<Phone size={15} />}
        keys="Alt+Enter"
        disabled={acts.busy}
        data-act="ackOpen"
        onClick={ackOpen}
      >
        {t('alarms.ackOpen')}
      </Button>
      <Button
        icon={<Check size={15} />}
        keys="Alt+A"
        disabled={acts.busy}
        data-act="acknowledge"
        onClick={() => void acts.act('acknowledge', row)}
      >
        {t('alarms.ack')}
      </Button>
      <Button tone="quiet" icon={<FolderOpen size={15} />} keys="Alt+O" onClick={() => open(row)}>
        {t('alarms.open')}
      </Button>
      <span className="grow" />
      <Button
        icon={<Megaphone size={15} />}
        keys="F9"
        disabled={acts.busy || row.rung > 0}
        data-act="handOver"
        onClick={() => void acts.act('handOver', row)}
      >
        {t('alarms.hand')}
      </Button>
    </>
  );
}

function Members(props: { row: AlarmRow }) {
  const { row } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const asked = useRead(row.total < 2 ? null : { ask: 'alarmMembers', group: row.key, total: row.total });
  if (row.total < 2) return null;
  const members = asked.state === 'here' && asked.value.length > 0 ? asked.value : row.members;
  return (
    <section className="alarm-members">
      <h3>{t('alarms.members', { count: row.total })}</h3>
      <ul>
        {members.map((one) => (
          <li key={one.id} data-state={one.state}>
            <span className="num sub">{one.number}</span>
            <button
              type="button"
              className="link-button ellipsis"
              onClick={() => (one.dossier === null ? desk.open(one.event) : desk.openFile(one.dossier))}
            >
              {one.name}
            </button>
            <span className="sub ellipsis">{one.holder?.name ?? ''}</span>
            <span className="num sub">{momentText(one.since, now, language)}</span>
          </li>
        ))}
      </ul>
      {row.total > members.length && (
        <p className="sub">{t('alarms.membersMore', { count: row.total - members.length })}</p>
      )}
    </section>
  );
}

/** What happened to it, from the alarm journal of this console. */
function History(props: { row: AlarmRow }) {
  const { row } = props;
  const { t, language } = useText();
  const { bridge } = useConsole();
  const [lines, setLines] = useState<readonly AlarmRecord[]>([]);
  const { key, lastSoundAt, rung, state, total } = row;
  const version = `${key} ${lastSoundAt} ${rung} ${state} ${total}`;
  useEffect(() => {
    let gone = false;
    const [group] = version.split(' ');
    void bridge.read({ ask: 'alarmHistory', group: group ?? '' }).then((answer) => {
      if (!gone && answer.ok) setLines(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [bridge, version]);
  if (lines.length === 0) return null;
  return (
    <section className="alarm-history">
      <h3>{t('alarms.history')}</h3>
      <ol>
        {lines.slice(0, 12).map((line) => (
          <li key={line.id} data-what={line.what}>
            <span className="num sub">{clockText(line.at)}</span> {happenedText(line.what, language)}
            <span className="sub"> {String(line.reason.by ?? line.reason.toName ?? line.name)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
