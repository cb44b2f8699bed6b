import { type Clock, currentDue, isOverdue, isRunning } from '../../time/clock.ts';
import { type GridEvent, isOpen } from '../event/event.ts';
import { runningHandling } from '../event/event-clocks.ts';
import { handlingPeriod, type Profile } from '../profile/profile.ts';
import type { Finder, Finding } from './finding.ts';

/** Past its moment and still running. */
const isLateRunning = (clock: Clock, at: number): boolean => isRunning(clock) && isOverdue(clock, at);

/** The clause that asks for promptness without a number (快速, 及时); `local` where none does. */
const askedBy = (profile: Profile, event: GridEvent): string =>
  handlingPeriod(profile, { level: event.level, majorMatter: event.flags.majorMatter }).said?.clause ?? 'local';

const about = (event: GridEvent): Pick<Finding, 'subject' | 'subjectName' | 'area' | 'to'> => ({
  subject: event.id,
  subjectName: event.flags.restricted ? event.number : event.title,
  area: event.place.area,
  to: event.holder?.kind === 'department' ? event.holder.id : null,
});

/** An assignment nobody signed for within the centre's own target: slow response (ZG-15-3). */
export const slowResponse: Finder = {
  code: 'slow-response',
  clauses: ['ZG-15-3'],
  find: ({ rules, events, at }) =>
    events.flatMap((event): readonly Finding[] => {
      const late = event.clocks.find((clock) => clock.kind === 'signIn' && isLateRunning(clock, at));
      if (event.state !== 'assigned' || late === undefined) return [];
      return [
        {
          code: 'slow-response',
          zh: '响应慢：超过签收目标仍未签收',
          en: 'Slow response: not signed for within the sign-in target',
          clause: askedBy(rules.profile, event),
          ...about(event),
          gravity: 'warn',
          since: currentDue(late),
        },
      ];
    }),
};

/** Work past the centre's own target where the text gives no number: late, and said to be so by a local target only (JS-29-3, C14). */
export const lateByLocalTarget: Finder = {
  code: 'late-by-local-target',
  clauses: ['JS-29-3'],
  find: ({ rules, events, at }) =>
    events.filter(isOpen).flatMap((event): readonly Finding[] => {
      const late = runningHandling(event).find((clock) => clock.basis === 'local' && isLateRunning(clock, at));
      if (late === undefined) return [];
      return [
        {
          code: 'late-by-local-target',
          zh: '办理超期（本地目标，非法定）',
          en: 'Handling late (local target, not statutory)',
          clause: askedBy(rules.profile, event),
          ...about(event),
          gravity: 'warn',
          since: currentDue(late),
        },
      ];
    }),
};
