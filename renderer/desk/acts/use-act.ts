import { useContext, useState } from 'react';
import { actDoneNames, actNames } from '../../../shared/domain/act-names.ts';
import type { CommandKind, EventCommand } from '../../../shared/domain/verbs.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import { useText } from '../../i18n/language.ts';
import { warningText } from '../../i18n/warning-text.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useRun } from '../../store/use-run.ts';
import { useDesk } from '../use-desk.ts';
import type { ActProps } from './act-props.ts';
import { ReadOnlyContext } from './act-slot.ts';

/** The command of a filled form, or the label of the first field that lacks something. */
export type Filled = { readonly command: EventCommand } | { readonly missing: string };

export type Act = {
  readonly busy: boolean;
  readonly error: RunError | null;
  /** Label of the missing field after a try to send. */
  readonly missing: string | null;
  readonly submit: () => void;
};

/** Lines beside the flow, which everybody may add. */
export const addsOnly: ReadonlySet<CommandKind> = new Set<CommandKind>(['event.addNote', 'event.recordCall']);

/** Sends a form's command; a refusal leaves the form as it is with the reason, success closes it and says so. */
export function useAct(props: ActProps, fill: () => Filled, after?: () => void): Act {
  const { view, session, close } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const { busy, error, run } = useRun();
  const [missing, setMissing] = useState<string | null>(null);
  const readOnly = useContext(ReadOnlyContext) && !addsOnly.has(props.kind);
  const submit = async (): Promise<void> => {
    if (readOnly) return setMissing(t('claim.takeFirst'));
    const filled = fill();
    setMissing('missing' in filled ? filled.missing : null);
    if ('missing' in filled) return;
    const result = await run(filled.command);
    if (result === null || !result.ok) return;
    const { kind } = filled.command;
    const kept = t(isLineUp(session.line) ? 'act.keptOnline' : 'act.keptOffline');
    const warnings = result.value.warnings.map((code) => warningText(code, language));
    desk.say(
      t('act.done', { act: say(actDoneNames[kind] ?? actNames[kind]), number: view.event.number }),
      [kept, ...warnings].join(' · '),
    );
    close();
    after?.();
  };
  return { busy, error, missing, submit: () => void submit() };
}
