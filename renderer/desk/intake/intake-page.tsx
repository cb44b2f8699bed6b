import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import './intake-page.css';
import { CircleX } from 'lucide-react';
import type { Role } from '../../../shared/domain/actor/actor.ts';
import type { Channel } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { StateNote } from '../../parts/state-note.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { IntakeAside } from './intake-aside.tsx';
import { IntakeFields } from './intake-fields.tsx';
import { emptyForm } from './intake-form.ts';
import { IntakePlace } from './intake-place.tsx';
import { intakeStore, takeRinging } from './intake-store.ts';
import { createNumberAsker } from './number-asker.ts';
import { useTypeAhead } from './type-ahead.ts';

const channelByRole: Partial<Record<Role, Channel>> = { gridStaff: 'gridStaff', village: 'resident' };

/** A call or report being taken in: history at the left, the form in call order, map and duplicates at the right. */
export function IntakePage(props: { session: DeskSession }) {
  const { session } = props;
  const { t } = useText();
  const form = useSyncExternalStore(intakeStore.subscribe, intakeStore.get);
  const failed = useFreshForm(form === null, session);
  return (
    <div className="intake">
      <IntakeAside session={session} form={form} />
      {form === null ? (
        <section className="pane">
          {failed !== null && (
            <StateNote
              tone="bad"
              icon={<CircleX size={28} />}
              title={t('error.title')}
              lines={[t('intake.noNumber', { why: failed })]}
            />
          )}
        </section>
      ) : (
        <>
          <IntakeFields key={form.event} form={form} session={session} />
          <IntakePlace form={form} session={session} />
        </>
      )}
    </div>
  );
}

/** Takes the next receipt number of this console when no form is under way. Answers why it could not. */
function useFreshForm(wanted: boolean, session: DeskSession): string | null {
  const { bridge, clock } = useConsole();
  const [failed, setFailed] = useState<string | null>(null);
  const channel = channelByRole[session.actor?.role ?? 'countySeat'] ?? 'phone';
  const ahead = useTypeAhead(wanted);
  const ask = useMemo(
    () =>
      createNumberAsker(() => bridge.read({ ask: 'newNumber' }), {
        failed: setFailed,
        given: (number) => {
          if (intakeStore.get() !== null) return;
          intakeStore.set({
            ...emptyForm({ ...number, toldAt: clock.now(), channel }),
            callerPhone: takeRinging() ?? ahead.current,
          });
        },
      }),
    [bridge, clock, channel, ahead],
  );
  // What a number lacked comes by itself: the county with the first sync, room on a disk that was full.
  const disk = session.storage.state;
  const synced = session.place !== null;
  useEffect(() => {
    if (wanted) ask();
  }, [ask, wanted, disk, synced]);
  return failed;
}
