import { Grid3x3, Phone } from 'lucide-react';
import type { Staff } from '../../../shared/domain/grid/grid.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { maskPhone } from '../../i18n/format.ts';
import { type Translate, useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { gridName, gridOf } from '../place-names.ts';
import { useDesk } from '../use-desk.ts';

const staffRoles = ['gridChief', 'fullTimeStaff', 'partTimeStaff', 'gridAdmin', 'gridGuide'] as const;

const roleName = (role: string, t: Translate): string => {
  const known = staffRoles.find((r) => r === role);
  return t(`role.${known ?? 'other'}`);
};

/** The grid of the event and who serves in it; phones stay covered, a call is put on record. */
export function GridCard(props: { view: EventView }) {
  const { event, acts } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  const grid = gridOf(registry, event.place.grid);
  if (grid === undefined) {
    return (
      <section>
        <h2>
          <Grid3x3 size={16} />
          {t('context.noGrid')}
        </h2>
      </section>
    );
  }
  const staff = grid.staff.flatMap((id) => registry?.staff.find((s) => s.id === id) ?? []);
  return (
    <section>
      <h2>
        <Grid3x3 size={16} />
        <span className="ellipsis">{gridName(grid)}</span>
        <span className="sub num">{grid.code}</span>
      </h2>
      <p className="sub num">
        {grid.townName} · {t(`context.${grid.kind}`)} ·{' '}
        {t('context.grid', { households: grid.households, persons: grid.persons })}
      </p>
      {staff.length === 0 && <p className="sub">{t('context.noStaff')}</p>}
      {staff.map((person) => (
        <Person key={person.id} person={person} mayCall={acts.includes('event.recordCall')} />
      ))}
    </section>
  );
}

function Person(props: { person: Staff; mayCall: boolean }) {
  const { person } = props;
  const { t } = useText();
  const desk = useDesk();
  return (
    <div className="person">
      <span className="sub">{roleName(person.role, t)}</span>
      <b className="ellipsis">{person.name}</b>
      <span className="num">{maskPhone(person.phone)}</span>
      {props.mayCall && (
        <button
          type="button"
          className="call-button"
          title={t('context.call')}
          aria-label={`${t('context.call')} ${person.name}`}
          onClick={() => desk.act('event.recordCall', { to: person.name, number: person.phone })}
        >
          <Phone size={14} />
        </button>
      )}
    </div>
  );
}
