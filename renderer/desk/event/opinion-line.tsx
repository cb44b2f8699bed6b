import { MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import { isSeat } from '../../../shared/domain/actor/actor.ts';
import { eventFromOpinion } from '../../../shared/domain/event/event-from-opinion.ts';
import { findItem } from '../../../shared/domain/item/item.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useDesk } from '../use-desk.ts';

/** An opinion that asks for something becomes an event with one press: both stay linked (ZG-9-2, ZS-22-2). */
export function OpinionLine(props: { view: EventView; session: DeskSession }) {
  const { event, acts } = props.view;
  const { actor } = props.session;
  const { t, language } = useText();
  const registry = useRegistry();
  const { bridge } = useConsole();
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const group = registry === null ? undefined : findItem(registry.items, event.item)?.parent;
  const mayRegister = actor !== null && (isSeat(actor) || actor.role === 'village' || actor.role === 'gridStaff');
  const made = event.links.some((link) => link.relation === 'ledTo');
  if (group !== 'publicOpinion' || made || !mayRegister || !acts.includes('event.completeDetails')) return null;
  const make = async (): Promise<void> => {
    setBusy(true);
    const number = await bridge.read({ ask: 'newNumber' });
    if (!number.ok) {
      desk.say(t('opinion.failed'), number.error.message);
      setBusy(false);
      return;
    }
    for (const command of eventFromOpinion(event, number.value)) {
      const result = await bridge.run(command);
      if (result.ok) continue;
      desk.say(t('opinion.failed'), runErrorText(result.error, language));
      setBusy(false);
      return;
    }
    desk.open(number.value.event);
    desk.say(t('opinion.made', { number: number.value.number }), t('opinion.madeMore'));
  };
  return (
    <div className="request opinion" role="note">
      <MessageSquareQuote size={16} />
      <div>{t('opinion.hint')}</div>
      <Button small disabled={busy} onClick={() => void make()}>
        {t('opinion.make')}
      </Button>
    </div>
  );
}
