import { ClipboardList } from 'lucide-react';
import { useMemo } from 'react';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Act } from '../../../shared/domain/dossier/machine.ts';
import { shiftHandover } from '../../../shared/domain/shift/shift-handover.ts';
import type { DossierRow } from '../../../shared/wire/dossier-view.ts';
import { useText } from '../../i18n/language.ts';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useCalls, useFed } from '../../store/use-feed.ts';
import { rowTitle } from '../alarms/alarm-words.ts';
import { useAlarms } from '../alarms/use-alarms.ts';
import { type DeskRules, useRules } from '../use-rules.ts';
import { ShiftActForm } from './shift-act-form.tsx';
import { useClaimLines } from './use-claim-lines.ts';

const act = (key: string): Act => {
  const found = shiftHandover.acts.find((one) => one.key === key);
  if (found === undefined) throw new Error(`shiftHandover has no act ${key}`);
  return found;
};
const signOn = act('signOn');
const handOver = act('handOver');

/** My own shift: sign on while I have none, hand over while I am on. */
export function OwnShift(props: { session: DeskSession; rows: readonly DossierRow[] }) {
  const { session, rows } = props;
  const { t } = useText();
  const rules = useRules();
  const mine = rows.filter((row) => row.state === 'on' && row.openedBy === session.actor?.account)[0] ?? null;
  return (
    <section aria-label={t('shift.own')}>
      <h2 className="shift-title">
        <ClipboardList size={16} /> {t('shift.own')}
        <Tag tone={mine === null ? 'grey' : 'ok'}>{t(mine === null ? 'shift.off' : 'shift.signedOn')}</Tag>
      </h2>
      {rules !== null && mine === null && (
        <ShiftActForm
          key="on"
          act={signOn}
          on={{ dossier: null, area: session.actor?.area ?? '', event: null }}
          start={{ seat: session.actor?.name ?? '' }}
          rules={rules}
          session={session}
        />
      )}
      {rules !== null && mine !== null && <HandOver key={mine.id} id={mine.id} rules={rules} session={session} />}
    </section>
  );
}

/** The note to the next shift, begun with what this desk knows: events held here, alarms that go on, calls that are due. */
function HandOver(props: { id: string; rules: DeskRules; session: DeskSession }) {
  const fed = useFed({ feed: 'dossier', id: props.id });
  const { language } = useText();
  const claims = useClaimLines();
  const alarms = useAlarms();
  const calls = useCalls();
  const start = useMemo<Values | null>(
    () =>
      claims === null || calls === undefined
        ? null
        : {
            note: '',
            claims: [...claims],
            alarms: (alarms?.rows ?? []).slice(0, 20).map((row) => rowTitle(row, language)),
            promises: calls.lines.slice(0, 10).map((line) => `${line.number.slice(-4)} ${line.title}`),
          },
    // The form begins once with what is known then; what changes while it is typed must not change it.
    // oxlint-disable-next-line react/exhaustive-deps -- made once all of it is here
    [claims === null, calls === undefined],
  );
  if (fed.state !== 'here' || fed.value === null || start === null) return null;
  return (
    <ShiftActForm
      act={handOver}
      on={{ dossier: fed.value.dossier }}
      start={start}
      rules={props.rules}
      session={props.session}
    />
  );
}
