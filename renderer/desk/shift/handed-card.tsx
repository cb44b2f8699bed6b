import { listOf, textOf } from '../../../shared/domain/dossier/machine.ts';
import { shiftHandover } from '../../../shared/domain/shift/shift-handover.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useFed } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';

const lists = ['claims', 'alarms', 'promises'] as const;

/** A shift handed over: its whole note is read before it is accepted. */
export function HandedCard(props: { id: string; session: DeskSession }) {
  const { t, say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const { run, busy } = useRun();
  const fed = useFed({ feed: 'dossier', id: props.id });
  if (fed.state !== 'here' || fed.value === null) return null;
  const { dossier, acts } = fed.value;
  const step = dossier.steps.findLast((one) => one.act === 'handOver');
  const fields = shiftHandover.acts.find((one) => one.key === 'handOver')?.fields ?? [];
  const label = (key: string): string => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? key : say(field);
  };
  const send = async (act: 'accept' | 'takeBack'): Promise<void> => {
    const result = await run({
      kind: 'dossier.act',
      dossier: dossier.id,
      machine: shiftHandover.key,
      act,
      opens: null,
      fields: {},
    });
    if (result === null) return;
    desk.say(
      t(act === 'accept' ? 'shift.accepted' : 'shift.takenBack'),
      result.ok
        ? t(isLineUp(props.session.line) ? 'act.keptOnline' : 'act.keptOffline')
        : runErrorText(result.error, language),
    );
  };
  const may = (key: string): boolean => acts.some((act) => act.key === key && act.refusal === null);
  return (
    <article className="handed" data-shift={dossier.id}>
      <header>
        <b>{textOf(dossier.data, 'seat')}</b>
        <span className="sub num">
          {step?.name} {step === undefined ? '' : dateTimeText(step.at, now)}
        </span>
      </header>
      <p className="words">{textOf(dossier.data, 'note')}</p>
      {lists.map((key) => {
        const lines = listOf(dossier.data, key);
        return lines.length === 0 ? null : (
          <section key={key}>
            <h3>
              {label(key)} <span className="num">{lines.length}</span>
            </h3>
            <ul>
              {lines.map((line, n) => (
                // Lines may be alike; they never move.
                <li key={`${n} ${line}`}>{line}</li>
              ))}
            </ul>
          </section>
        );
      })}
      <footer>
        {may('accept') && (
          <Button tone="primary" disabled={busy} onClick={() => void send('accept')}>
            {t('shift.accept')}
          </Button>
        )}
        {may('takeBack') && (
          <Button disabled={busy} onClick={() => void send('takeBack')}>
            {t('shift.takeBack')}
          </Button>
        )}
        {!may('accept') && <span className="sub">{t('shift.waits')}</span>}
      </footer>
    </article>
  );
}
