import { EyeOff, Link2, Upload, X } from 'lucide-react';
import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { dateTimeText, momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { courseOf, nextStates } from './course-of.ts';
import { accountText, areaText, titleText } from './dossier-words.ts';

type Props = { view: DossierView; machine: Machine; session: DeskSession };

/** Title, number, state, where it belongs, who answers for it, the event it hangs on, and the way it has gone. */
export function DossierHead(props: Props) {
  const { view, machine } = props;
  const { dossier, pending } = view;
  const { t, say } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const state = machine.states[dossier.state];
  return (
    <>
      <div className="event-head">
        <div className="event-name">
          <h1>{titleText(registry, dossier.title)}</h1>
          <div className="event-tags">
            <span className="num">{dossier.number}</span>
            <span>{say(machine)}</span>
            <Tag tone={dossier.endedAt === null ? 'teal' : 'grey'}>
              {state === undefined ? dossier.state : say(state)}
            </Tag>
            {dossier.restricted && (
              <Tag tone="warn" icon={<EyeOff size={11} />} title={t('file.restrictedMore')}>
                {t('file.restricted')}
              </Tag>
            )}
            {pending.length > 0 && (
              <Tag tone="pend" icon={<Upload size={11} />}>
                {t('event.pendingCount', { count: pending.length })}
              </Tag>
            )}
          </div>
        </div>
        <button
          type="button"
          className="icon-button"
          title={t('file.close')}
          aria-label={t('file.close')}
          onClick={() => desk.files({ opened: null, act: null })}
        >
          <X size={17} />
        </button>
      </div>
      <Course view={view} machine={machine} />
      <Facts view={view} />
    </>
  );
}

/** The states it went through, when and by whom, and where it may go from here. */
function Course(props: { view: DossierView; machine: Machine }) {
  const { view, machine } = props;
  const { t, say, language } = useText();
  const now = useMinute();
  const { dossier } = view;
  const name = (state: string): string => {
    const words = machine.states[state];
    return words === undefined ? state : say(words);
  };
  const next = dossier.endedAt === null ? nextStates(machine, dossier.state) : [];
  return (
    <div className="course">
      <ol aria-label={t('file.rail')}>
        {courseOf(dossier, view.timeline).map((step) => (
          <li
            key={`${step.state}${step.at}`}
            data-now={step.now ? '' : undefined}
            aria-current={step.now ? 'step' : undefined}
          >
            <b>{name(step.state)}</b>
            <span className="sub num">{momentText(step.at, now, language)}</span>
            <span className="sub ellipsis">{step.by}</span>
          </li>
        ))}
      </ol>
      {next.length > 0 && (
        <p className="sub">{t('file.next', { states: next.map(name).join(language === 'zh' ? '、' : ', ') })}</p>
      )}
    </div>
  );
}

function Facts(props: { view: DossierView }) {
  const { dossier, event } = props.view;
  const { t } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const now = useMinute();
  const departments = dossier.departments.map(
    (id) => registry?.departments.find((one) => one.id === id)?.shortName ?? id,
  );
  return (
    <dl className="facts">
      <dt>{t('file.area')}</dt>
      <dd>{areaText(registry, dossier.area)}</dd>
      <dt>{t('file.handler')}</dt>
      <dd>{dossier.handler === null ? t('file.noHandler') : accountText(registry, dossier.handler, dossier)}</dd>
      {departments.length > 0 && (
        <>
          <dt>{t('file.departments')}</dt>
          <dd>{departments.join('、')}</dd>
        </>
      )}
      <dt>{t('file.openedAt')}</dt>
      <dd>
        <span className="num">{dateTimeText(dossier.openedAt, now)}</span>
        <span className="muted">{accountText(registry, dossier.openedBy, dossier)}</span>
      </dd>
      {dossier.endedAt !== null && (
        <>
          <dt>{t('file.endedAt')}</dt>
          <dd className="num">{dateTimeText(dossier.endedAt, now)}</dd>
        </>
      )}
      {dossier.event !== null && (
        <>
          <dt>{t('file.event')}</dt>
          <dd>
            {event === null ? (
              <span className="muted">{t('file.eventAway')}</span>
            ) : (
              <button type="button" className="link-button file-event" onClick={() => desk.open(event.id)}>
                <Link2 size={14} />
                <span className="num">{event.number}</span> {event.title}
              </button>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}
