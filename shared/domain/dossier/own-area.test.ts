import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import { whyNot } from '../acts.ts';
import { commandKinds, verbs } from '../verbs.ts';
import { whyNotAct } from './act-on-dossier.ts';
import { machines } from './machines.ts';

const rows = { LYG: ['LYG-4-3'], JS: ['JS-4-3'], ZS: ['ZS-6-2-0'], ZG: ['ZG-5-4'] } as const;
const places = Object.keys(rows) as (keyof typeof rows)[];

describe('a town writes in its own area and nowhere else', () => {
  test.each(places)(
    'given the profile of %s, when a town seat looks at another town, then no act is open to it there',
    (place) => {
      proves(...rows[place]);
      const rules = rulesOfPlace(place);
      const context = { rules, actor: people.otherTown, at: Date.parse('2025-09-01T10:00+08:00'), hubAt: null };
      // Events: whatever state one is in, none of the town's acts reaches into the other town.
      const s = story(place)
        .when(people.county, registration())
        .when(people.county, { kind: 'event.reportToCenter', reason: '' });
      const events = [s.event, s.when(people.county, dispatchTo()).event];
      for (const event of events) {
        for (const kind of commandKinds.filter((k) => verbs[k].from !== 'new')) {
          expect(whyNot(context, event, kind), `${kind} in ${event.state}`).not.toBeNull();
        }
      }
      expect(story(place).refused(people.otherTown, registration()).code).toBe('outside-your-area');
      // Grids, staff and every other register: opening a file there is refused too, while the own area is open to some.
      const opening = machines.flatMap((machine) =>
        machine.acts.filter((a) => a.from === 'new').map((act) => ({ machine, act })),
      );
      const open = opening.filter(
        ({ machine, act }) => whyNotAct(context, machine, act, { dossier: undefined }, people.town.area) === null,
      );
      expect(open.map(({ machine, act }) => `${machine.key}.${act.key}`)).toEqual([]);
      const own = opening.filter(
        ({ machine, act }) => whyNotAct(context, machine, act, { dossier: undefined }, people.otherTown.area) === null,
      );
      expect(own.length).toBeGreaterThan(5);
    },
  );
});
