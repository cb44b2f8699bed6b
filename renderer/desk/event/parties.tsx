import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { DepartmentCall, SubTask } from '../../../shared/domain/event/parties.ts';
import { dateTimeText, dueText } from '../../i18n/format.ts';
import { type Language, type Translate, useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import type { TagTone } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { type Line, LineSection } from './line-section.tsx';

const callTones: Readonly<Record<DepartmentCall['answer'], TagTone>> = {
  waiting: 'warn',
  reportedIn: 'ok',
  declined: 'red',
  missed: 'red',
  released: 'grey',
};
const taskTones: Readonly<Record<SubTask['state'], TagTone>> = {
  open: 'warn',
  signedIn: 'blue',
  done: 'ok',
  waived: 'grey',
  returned: 'red',
};

/** Everyone at work on the event beside its holder: called departments, shares of joint handling, helpers (T11–T18, LYG-23). */
export function Parties(props: { event: GridEvent; acts: readonly string[] }) {
  const { event, acts } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const side = (kind: 'event.waiveSubTask' | 'event.submitSubResult' | 'event.signInSubTask', task: SubTask) =>
    acts.includes(kind) && (
      <Button small onClick={() => desk.act(kind, { subTask: task.id })}>
        {t(`party.${kind}`)}
      </Button>
    );
  return (
    <>
      {event.whistle !== null && (
        <LineSection
          title={t('party.whistle')}
          extra={<span className="sub">{`${event.whistle.problem} · ${event.whistle.wanted}`}</span>}
          lines={event.whistle.calls.map((call) => callLine(call, now, t))}
        />
      )}
      <LineSection
        title={t('party.joint')}
        lines={[
          ...(event.flags.joint && event.lastHolder !== null
            ? [{ key: 'lead', main: event.lastHolder.name, sub: t('party.lead'), state: null }]
            : []),
          ...event.subTasks.map((task) => ({
            ...taskLine(task, now, language, t),
            side:
              task.state === 'open' ? (
                side('event.signInSubTask', task)
              ) : task.state === 'signedIn' ? (
                side('event.submitSubResult', task)
              ) : task.state === 'returned' ? (
                side('event.waiveSubTask', task)
              ) : (
                <></>
              ),
          })),
        ]}
      />
      <LineSection
        title={t('party.helpers')}
        lines={event.helpers.map((helper) => ({
          key: helper.id,
          main: helper.name,
          sub: helper.result === null ? helper.part : `${helper.part} → ${helper.result}`,
          state:
            helper.doneAt === null
              ? { text: t('party.helping'), tone: 'blue' as const }
              : { text: dateTimeText(helper.doneAt, now), tone: 'ok' as const },
        }))}
      />
    </>
  );
}

function callLine(call: DepartmentCall, now: number, t: Translate): Line {
  const told = [call.officer, call.reason, call.answeredAt === null ? null : dateTimeText(call.answeredAt, now)];
  return {
    key: call.department,
    main: call.name,
    sub: told.filter((part) => part !== null).join(' · '),
    state: { text: t(`party.call.${call.answer}`), tone: callTones[call.answer] },
  };
}

function taskLine(task: SubTask, now: number, language: Language, t: Translate): Line {
  const due = task.due === null ? '' : `${t('party.due')} ${dueText(task.due, now, language)}`;
  const told = [task.share, task.officer ?? '', task.result ?? task.reason ?? '', due];
  return {
    key: task.id,
    main: task.name,
    sub: told.filter((part) => part !== '').join(' · '),
    state: { text: t(`party.task.${task.state}`), tone: taskTones[task.state] },
  };
}
