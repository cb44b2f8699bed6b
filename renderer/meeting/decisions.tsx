import { ClipboardList } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { isAnonymous } from '../../shared/meeting/anonymise.ts';
import { periodName } from '../../shared/meeting/pack-period.ts';
import { addDays, isLocalDate, localDate } from '../../shared/time/local-date.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { useText } from '../i18n/language.ts';
import { runErrorText } from '../i18n/run-error-text.ts';
import { Button } from '../parts/button.tsx';
import { useConsole } from '../store/bridge-context.ts';
import type { DeskSession } from '../store/desk-session.ts';
import { useRegistry } from '../store/use-feed.ts';
import { useRun } from '../store/use-run.ts';

type Props = {
  readonly view: PackView;
  readonly session: DeskSession;
  readonly task: RefObject<HTMLInputElement | null>;
};

/** What the meeting decides: one line and Enter, and it is a task with a holder and a day (W5). */
export function Decisions({ view, session, task }: Props) {
  const { t, language } = useText();
  const { bridge, clock } = useConsole();
  const registry = useRegistry();
  const { run, busy, error } = useRun();
  const [words, setWords] = useState('');
  const [unit, setUnit] = useState('');
  const [dueOn, setDueOn] = useState(() => addDays(localDate(clock.tick.get()), 7));
  const [wrong, setWrong] = useState('');
  const departments = registry?.departments ?? [];
  const towns = (registry?.divisions ?? []).filter(({ level }) => level === 'town');

  const putDown = async (): Promise<void> => {
    if (words.trim() === '' || unit === '') return;
    if (!isLocalDate(dueOn)) return setWrong(t('meet.badDate'));
    if (!isAnonymous(words)) return setWrong(t('meet.notAnonymous'));
    setWrong('');
    const fresh = await bridge.read({ ask: 'newNumber', letters: 'YD' });
    if (!fresh.ok) return setWrong(fresh.error.message);
    const department = departments.some(({ id }) => id === unit);
    const done = await run({
      kind: 'dossier.act',
      dossier: fresh.value.event,
      machine: 'meetingTask',
      act: 'decide',
      opens: { number: fresh.value.number, area: session.actor?.area ?? view.pack.area, event: null },
      fields: {
        task: words.trim(),
        ...(department ? { department: unit } : { holderName: unit }),
        dueOn,
        meetingLabel: `${view.pack.areaName} ${periodName(view.pack.period)}`,
        pack: view.id,
      },
    });
    if (done?.ok !== true) return;
    setWords('');
    task.current?.focus();
  };
  const said = wrong === '' && error !== null ? runErrorText(error, language) : wrong;
  return (
    <section className="present-decide">
      <header>
        <ClipboardList size={18} /> <b>{t('meet.decide')}</b> <span>{t('meet.decideHint')}</span>
      </header>
      <ol>
        {view.decisions.map((one) => (
          <li key={one.number}>
            <span>{one.task}</span>
            <span>{one.unit}</span>
            <span className="num">{one.dueOn}</span>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void putDown();
        }}
      >
        <input
          ref={task}
          className="input"
          aria-label={t('meet.task')}
          placeholder={t('meet.task')}
          value={words}
          maxLength={200}
          onChange={(e) => setWords(e.target.value)}
        />
        <select className="input" aria-label={t('meet.unit')} value={unit} onChange={(e) => setUnit(e.target.value)}>
          <option value="">{t('meet.unit')}</option>
          {departments.map(({ id, shortName }) => (
            <option key={id} value={id}>
              {shortName}
            </option>
          ))}
          {towns.map(({ code, name }) => (
            <option key={code} value={name}>
              {name}
            </option>
          ))}
        </select>
        <input
          className="input num"
          aria-label={t('meet.dueOn')}
          value={dueOn}
          maxLength={10}
          onChange={(e) => setDueOn(e.target.value)}
        />
        <Button tone="primary" type="submit" disabled={busy || words.trim() === '' || unit === ''}>
          {t('meet.putDown')}
        </Button>
      </form>
      {said !== '' && (
        <p className="present-wrong" role="alert">
          {said}
        </p>
      )}
    </section>
  );
}
