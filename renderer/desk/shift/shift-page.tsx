import { Building2, Headset, Search, UserRoundCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { gridName } from '../place-names.ts';
import './shift-page.css';
import { roleNames } from '../../../shared/domain/names.ts';
import { shiftHandover } from '../../../shared/domain/shift/shift-handover.ts';
import { dateTimeText, maskPhone } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useFed, useRegistry, useRoom } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { HandedCard } from './handed-card.tsx';
import { OwnShift } from './own-shift.tsx';

const SHOWN_DUTY = 40;

/** Signing on and off, the note from one shift to the next, and who is on duty at seats, grids and departments. */
export function ShiftPage(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const fed = useFed({ feed: 'dossiers', filter: { machine: shiftHandover.key, show: 'open', text: '' } });
  useLayer({ main: null, close: () => desk.go('queue') });
  if (fed.state !== 'here') return <SkeletonRows rows={10} label={t('shift.title')} />;
  const { rows } = fed.value;
  const handed = rows.filter((row) => row.state === 'handed');
  return (
    <section className="page scroll shift" aria-label={t('shift.title')}>
      <div className="shift-col">
        <OwnShift session={props.session} rows={rows} />
        <section aria-label={t('shift.toAccept')}>
          <h2 className="shift-title">
            <UserRoundCheck size={16} /> {t('shift.toAccept')} <span className="num">{handed.length}</span>
          </h2>
          {handed.length === 0 && <p className="sub">{t('shift.nothingToAccept')}</p>}
          {handed.map((row) => (
            <HandedCard key={row.id} id={row.id} session={props.session} />
          ))}
        </section>
      </div>
      <div className="shift-col">
        <Seats rows={rows.filter((row) => row.state === 'on')} />
        <Duty />
      </div>
    </section>
  );
}

/** Who sits in the room now, by the room itself; and who signed on. */
function Seats(props: { rows: readonly { readonly id: string; readonly title: string; readonly openedAt: number }[] }) {
  const { t, say } = useText();
  const now = useMinute();
  const room = useRoom();
  return (
    <section aria-label={t('shift.seats')}>
      <h2 className="shift-title">
        <Headset size={16} /> {t('shift.seats')}
      </h2>
      {room?.live !== true && <p className="sub">{t('shift.roomUnknown')}</p>}
      <ul className="shift-list">
        {(room?.seats ?? []).map((seat) => (
          <li key={seat.station}>
            <b>{seat.name}</b>
            <span>{say(roleNames[seat.role])}</span>
            <span className="sub ellipsis">{seat.unit}</span>
            <Tag tone={seat.stale ? 'warn' : 'ok'}>{t(seat.stale ? 'shift.silent' : 'shift.present')}</Tag>
          </li>
        ))}
        {props.rows.map((row) => (
          <li key={row.id}>
            <b>{row.title}</b>
            <span className="sub num">{t('shift.since', { at: dateTimeText(row.openedAt, now) })}</span>
            <span />
            <Tag tone="blue">{t('shift.signedOn')}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom to call at a grid or a department: found by name or initials. */
function Duty() {
  const { t } = useText();
  const registry = useRegistry();
  const [typed, setTyped] = useState('');
  const { find, lines } = useMemo(() => {
    const staff = new Map((registry?.staff ?? []).map((one) => [one.id, one]));
    const all = [
      ...(registry?.departments ?? []).map((d) => ({
        key: `d${d.id}`,
        name: d.name,
        who: d.liaison ?? '',
        phone: d.phone,
        codes: [d.pinyin, d.id],
        text: `${d.name} ${d.shortName}`,
      })),
      ...(registry?.grids ?? []).flatMap((grid) =>
        grid.staff.slice(0, 1).map((id) => ({
          key: `g${grid.code}`,
          name: `${grid.townName} ${gridName(grid)}`,
          who: staff.get(id)?.name ?? id,
          phone: maskPhone(staff.get(id)?.phone ?? ''),
          codes: [grid.code],
          text: `${grid.townName} ${grid.villageName} ${grid.name}`,
        })),
      ),
    ];
    return { find: createPinyinFinder(all), lines: new Map(all.map((line) => [line.key, line])) };
  }, [registry]);
  return (
    <section aria-label={t('shift.duty')}>
      <h2 className="shift-title">
        <Building2 size={16} /> {t('shift.duty')}
        <search className="queue-search">
          <Search size={15} />
          <input
            type="search"
            autoComplete="off"
            aria-label={t('shift.find')}
            placeholder={t('shift.find')}
            maxLength={40}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        </search>
      </h2>
      <ul className="shift-list shift-duty">
        {find(typed, SHOWN_DUTY).map(({ key }) => {
          const line = lines.get(key);
          return line === undefined ? null : (
            <li key={key}>
              <b className="ellipsis">{line.name}</b>
              <span>{line.who}</span>
              <span className="num">{line.phone}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
