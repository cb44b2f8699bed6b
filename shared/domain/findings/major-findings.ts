import type { GridEvent, Obligation } from '../event/event.ts';
import { areaAt } from '../event/guards.ts';
import { majorWaits, majorWaitsSince } from '../event/major-waits.ts';
import { majorRule } from '../profile/profile.ts';
import type { Finder, Finding } from './finding.ts';

const open = (event: GridEvent, of: (duty: Obligation) => boolean): readonly Obligation[] =>
  event.obligations.filter((duty) => duty.clearedAt === null && of(duty));

/** Where a finding about an event is listed: its town, or as far as its place is known. */
const townOf = (event: GridEvent): string => areaAt(event, 'town') ?? event.place.area;

const about = (event: GridEvent): Pick<Finding, 'subject' | 'subjectName' | 'area'> => ({
  subject: event.id,
  subjectName: event.flags.restricted ? event.number : event.title,
  area: townOf(event),
});

/** A major event nobody has acted on yet, at the console of its town and centre at once (LYG-29-7, JS-30-1, ZS-28-1; AK and ZG local, C13). */
export const majorEventWaits: Finder = {
  code: 'major-event-waits',
  clauses: ['LYG-29-7', 'JS-30-1', 'ZS-28-1'],
  find: ({ events, rules }) =>
    events.filter(majorWaits).map((event) => ({
      code: 'major-event-waits',
      zh: '重大紧急情况待处置',
      en: 'Major event waiting',
      clause: majorRule(rules.profile).to.clause,
      ...about(event),
      to: null,
      gravity: 'gap',
      since: majorWaitsSince(event),
    })),
};

/** A major event not yet reported on to the departments: the director is alarmed until it is (LYG-29-8, JS-30-2, ZS-28-2). */
export const onwardReportDue: Finder = {
  code: 'onward-report-due',
  clauses: ['LYG-29-8', 'JS-30-2', 'ZS-28-2'],
  find: ({ events }) =>
    events.flatMap((event) =>
      open(event, (duty) => duty.kind === 'onwardReport').map(
        (duty): Finding => ({
          code: 'onward-report-due',
          zh: '续报未完成',
          en: 'Onward report due',
          clause: duty.basis,
          ...about(event),
          to: 'director',
          gravity: 'gap',
          since: duty.openedAt,
        }),
      ),
    ),
};

/** The chief of the grid has not been told of a major event yet (ZS-28-1). */
export const chiefToTell: Finder = {
  code: 'chief-to-tell',
  clauses: ['ZS-28-1'],
  find: ({ events }) =>
    events.flatMap((event) =>
      open(event, (duty) => duty.to === 'gridChief').map(
        (duty): Finding => ({
          code: 'chief-to-tell',
          zh: '网格长未通知',
          en: 'Grid chief to be told',
          clause: duty.basis,
          ...about(event),
          to: null,
          gravity: 'warn',
          since: duty.openedAt,
        }),
      ),
    ),
};
