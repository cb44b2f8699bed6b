import { useRef, useState } from 'react';
import { whyNotAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Dossier, Values } from '../../../shared/domain/dossier/dossier.ts';
import { dossierOfEvent } from '../../../shared/domain/dossier/dossier-of-event.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { Act, DossierWarning, Machine } from '../../../shared/domain/dossier/machine.ts';
import type { RunCommand, RunError } from '../../../shared/wire/local-commands.ts';
import { useText } from '../../i18n/language.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useRun } from '../../store/use-run.ts';
import { useDesk } from '../use-desk.ts';
import type { DeskRules } from '../use-rules.ts';

/** What an act is done on: a dossier that is there, or a new one of an area, perhaps for an event. */
export type ActOn =
  | { readonly dossier: Dossier }
  | { readonly dossier: null; readonly area: string; readonly event: string | null };

export type DossierSending = {
  readonly busy: boolean;
  readonly error: RunError | null;
  /** The field that lacks something, or that a refusal names. */
  readonly field: Field | null;
  readonly numberError: string | null;
  readonly send: (words: Values | Field, warnings: readonly DossierWarning[]) => void;
};

/** The number of a new dossier: the machine's letters before the console's own receipt number, given once a form and final. */
export const numberWith = (letters: string, receipt: string): string => `${letters}${receipt.replace(/^[A-Z]+/, '')}`;

/** Sends an act; a refusal leaves the form as it is, with the field it speaks of. */
export function useDossierAct(
  of: { readonly machine: Machine; readonly act: Act; readonly rules: DeskRules; readonly session: DeskSession },
  on: ActOn,
  done: (id: string) => void,
): DossierSending {
  const { machine, act, session } = of;
  const { bridge } = useConsole();
  const { t, say, language } = useText();
  const desk = useDesk();
  const { busy, error, run } = useRun();
  const [field, setField] = useState<Field | null>(null);
  const [numberError, setNumberError] = useState<string | null>(null);
  const given = useRef<{ readonly event: string; readonly number: string } | null>(null);

  const command = async (fields: Values): Promise<Extract<RunCommand, { kind: 'dossier.act' }> | null> => {
    const base = { kind: 'dossier.act', machine: machine.key, act: act.key, fields: { ...fields } } as const;
    if (on.dossier !== null) return { ...base, dossier: on.dossier.id, opens: null };
    if (given.current === null) {
      const answer = await bridge.read({ ask: 'newNumber' });
      setNumberError(answer.ok ? null : answer.error.message);
      if (!answer.ok) return null;
      given.current = answer.value;
    }
    const { event: fresh, number } = given.current;
    const one = machine.onePerEvent === true && on.event !== null;
    return {
      ...base,
      dossier: one ? dossierOfEvent(machine.key, on.event) : fresh,
      opens: { number: numberWith(machine.letters, number), area: on.area, event: on.event },
    };
  };

  const send = async (words: Values, warnings: readonly DossierWarning[]): Promise<void> => {
    const made = await command(words);
    if (made === null) return;
    const result = await run(made);
    if (result === null) return;
    if (!result.ok) {
      const named = result.error.code === 'refused' ? result.error.refusal.detail['field'] : undefined;
      setField(act.fields.find((one) => one.key === named) ?? null);
      return;
    }
    const number = made.opens?.number ?? on.dossier?.number ?? '';
    const kept = t(isLineUp(session.line) ? 'act.keptOnline' : 'act.keptOffline');
    const said = [kept, ...warnings.map((warning) => warning[language])].join(' · ');
    desk.say(t('act.done', { act: say(act), number }), said);
    done(made.dossier);
  };
  return {
    busy,
    error,
    field,
    numberError,
    send: (words, warnings) => {
      const missing = isField(words) ? words : null;
      setField(missing);
      if (!isField(words)) void send(words, warnings);
    },
  };
}

const isField = (words: Values | Field): words is Field =>
  typeof words['key'] === 'string' && typeof words['zh'] === 'string' && typeof words['type'] === 'string';

/** What the actor should know before he sends: the warnings the act itself will write, as far as its words are there. */
export function warningsBefore(
  of: { readonly act: Act; readonly rules: DeskRules; readonly session: DeskSession },
  dossier: Dossier | null,
  words: Values,
  at: number,
): readonly DossierWarning[] {
  const { act, rules, session } = of;
  if (session.actor === null || act.warns === undefined) return [];
  const text = (key: string): string => (typeof words[key] === 'string' ? String(words[key]) : '');
  const loaded = {
    dossier: dossier ?? undefined,
    grid: rules.registry.grids.find((grid) => grid.code === text('grid')),
    department: rules.registry.departments.find((one) => one.id === text('department')),
  };
  return act.warns({
    context: { rules, actor: session.actor, at, hubAt: null },
    dossier: loaded.dossier,
    loaded,
    fields: words,
    data: { ...dossier?.data, ...words },
  });
}

/** Why a person may not open one in an area; null when he may. */
export const whyNotOpen = (
  rules: DeskRules,
  session: DeskSession,
  machine: Machine,
  act: Act,
  at: number,
  area: string,
) =>
  session.actor === null
    ? null
    : whyNotAct({ rules, actor: session.actor, at, hubAt: null }, machine, act, { dossier: undefined }, area);
