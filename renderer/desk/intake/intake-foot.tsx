import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { isSeat } from '../../../shared/domain/actor/actor.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useRun } from '../../store/use-run.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { type DeskRules, useRules } from '../use-rules.ts';
import { type IntakeForm, missingField, registerCommand } from './intake-form.ts';
import { endIntake } from './intake-store.ts';

/** Register and, for a seat, report to its own centre at once. A missing field is named and jumped to. */
export function IntakeFoot(props: { form: IntakeForm; session: DeskSession }) {
  const { form, session } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const [shown, setShown] = useState(false);
  const rules = useRules();
  const missing = missingField(form, rules);
  const sending = useSending(form, session, rules);
  const seat = session.actor !== null && isSeat(session.actor);
  const submit = (): void => {
    setShown(missing !== null);
    if (missing === null) sending.send();
    else focusControl(missing.control);
  };
  useLayer({ main: submit, close: () => desk.go('queue') });
  return (
    <footer className="intake-foot">
      <Button
        tone={isLineUp(session.line) ? 'primary' : 'pend'}
        keys="Ctrl+Enter"
        disabled={sending.busy}
        onClick={submit}
      >
        {sending.busy ? t('act.busy') : t(seat ? 'intake.submit' : 'intake.submitOnly')}
      </Button>
      {sending.problem !== null && (
        <span className="act-error" role="alert">
          <CircleAlert size={15} />
          {sending.problem}
        </span>
      )}
      <span className="act-fill" />
      {missing !== null && (
        <span className="intake-missing" data-shown={shown ? '' : undefined} role={shown ? 'alert' : undefined}>
          {t('intake.missing', { what: say(missing.words) })}
        </span>
      )}
      <Discard form={form} />
    </footer>
  );
}

/** The control itself, or the first one of the group that carries the id. */
function focusControl(id: string): void {
  const found = document.getElementById(id);
  (found?.querySelector<HTMLElement>('input, select, textarea') ?? found)?.focus();
}

function useSending(
  form: IntakeForm,
  session: DeskSession,
  rules: DeskRules | null,
): { busy: boolean; problem: string | null; send: () => void } {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const { busy, error, run } = useRun();
  const { actor } = session;
  const send = async (): Promise<void> => {
    if (actor === null) return;
    const registered = await run(registerCommand(form, actor.area, rules));
    if (registered === null || !registered.ok) return;
    const kept = t(isLineUp(session.line) ? 'act.keptOnline' : 'act.keptOffline');
    const done = t('intake.registered', { number: form.number });
    endIntake(form.event);
    void bridge.run({ kind: 'draft.drop', id: form.event });
    desk.open(form.event);
    desk.say(done, kept);
    for (const file of form.files) {
      const put = await bridge.run({ kind: 'event.attach', event: form.event, file });
      const why = put.ok ? null : runErrorText(put.error, language);
      if (why !== null) desk.say(done, t('files.notAttached', { name: file.name, why }));
    }
    if (!isSeat(actor)) return;
    const reported = await bridge.run({ kind: 'event.reportToCenter', event: form.event, reason: '' });
    if (!reported.ok)
      desk.say(done, t('intake.reportFailed', { number: form.number, why: runErrorText(reported.error, language) }));
  };
  return { busy, problem: error === null ? null : runErrorText(error, language), send: () => void send() };
}

/** Thrown away only at the second press; what is not typed needs none. */
function Discard(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const [asked, setAsked] = useState(false);
  const discard = (): void => {
    if (!asked && form.content !== '') {
      setAsked(true);
      return;
    }
    endIntake(form.event);
    void bridge.run({ kind: 'draft.drop', id: form.event });
    desk.go('queue');
  };
  return (
    <Button tone="quiet" onClick={discard} onBlur={() => setAsked(false)}>
      {t(asked ? 'intake.discardAgain' : 'intake.discard')}
    </Button>
  );
}
