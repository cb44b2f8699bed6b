import { useSyncExternalStore } from 'react';
import { collators } from '../../../shared/domain/event/merge-event.ts';
import type { Similar } from '../../../shared/wire/answers.ts';
import { maskName, maskPhone } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { compareStore } from '../compare/compare-store.ts';
import { areaName, itemPath } from '../place-names.ts';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { type IntakeForm, missingField, placeOf, registerCommand, titleOf } from './intake-form.ts';
import { endIntake, intakeStore } from './intake-store.ts';

/**
 * Shows what is typed beside its likely duplicates. Joining registers the caller with his own number and words and puts that into the
 * other event, which owes him its answer from then on (I5, ZS-25-7); the joining can be undone, the registration stays.
 */
export function useCompareIntake(session: DeskSession): (found: readonly Similar[]) => void {
  const { t, say, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const registry = useRegistry();
  const rules = useRules();
  const form = useSyncExternalStore(intakeStore.subscribe, intakeStore.get);
  const { actor } = session;

  const join = async (typed: IntakeForm, other: { readonly id: string; readonly number: string }): Promise<void> => {
    if (actor === null) return;
    const missing = missingField(typed, rules);
    if (missing !== null) {
      desk.say(t('compare.join'), t('intake.missing', { what: say(missing.words) }));
      document.getElementById(missing.control)?.focus();
      return;
    }
    const registered = await bridge.run(registerCommand(typed, actor.area, rules));
    if (!registered.ok) return desk.say(t('compare.join'), runErrorText(registered.error, language));
    endIntake(typed.event);
    void bridge.run({ kind: 'draft.drop', id: typed.event });
    const merged = await bridge.run({
      kind: 'event.merge',
      event: typed.event,
      into: other.id,
      reason: t('compare.reason'),
    });
    const joined = merged.ok ? await bridge.run({ kind: 'event.join', event: other.id, joined: typed.event }) : merged;
    desk.open(joined.ok ? other.id : typed.event);
    if (joined.ok)
      desk.say(t('compare.joined', { number: typed.number, into: other.number }), t('compare.joinedMore'), {
        event: typed.event,
        kind: 'event.unmerge',
      });
    else desk.say(t('compare.notJoined', { number: typed.number }), runErrorText(joined.error, language));
  };

  const may = collators.some((role) => role === actor?.role);
  return (found) => {
    if (form === null || found.length === 0) return;
    compareStore.set({
      mine: {
        number: form.number,
        title: titleOf(form),
        content: form.content,
        place: `${form.address} ${areaName(registry, placeOf(form, actor?.area ?? ''))}`,
        caller: form.callerName.trim() === '' ? t('fact.anonymous') : maskName(form.callerName),
        phone: maskPhone(form.callerPhone),
        at: form.toldAt,
        item: itemPath(registry, form.item, t('fact.unclassified'), language),
      },
      others: found.map((similar) => similar.id),
      join: may ? (other) => void join(form, other) : null,
      noJoin: t('compare.notYours'),
    });
  };
}
