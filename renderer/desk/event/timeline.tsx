import { Lock, Upload } from 'lucide-react';
import type { EventView, TimelineLine } from '../../../shared/wire/event-view.ts';
import { factSentence, factWords } from '../../i18n/fact-sentence.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Tag } from '../../parts/tag.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { itemName } from '../place-names.ts';

/** The journal of the event, newest first; violet and hollow while only this console knows. */
export function Timeline(props: { view: EventView }) {
  const { timeline, timelineWhole } = props.view;
  const { t } = useText();
  const waiting = timeline.some((line) => line.pending);
  return (
    <section aria-label={t('timeline.title')}>
      <div className="section-head">
        <h2>
          {t('timeline.title')} <span className="num">{timeline.length}</span>
        </h2>
        <span className="sub">
          <Lock size={11} /> {waiting ? t('timeline.pendingNote') : t('timeline.only')}
        </span>
      </div>
      <TimelineList lines={timeline} />
      {!timelineWhole && <p className="sub">{t('timeline.notWhole')}</p>}
    </section>
  );
}

/** A delay of the hub worth telling, ms. */
const LATE_MS = 60_000;

export function TimelineList(props: { lines: readonly TimelineLine[] }) {
  const { t, language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  const telling = { language, now, itemName: (item: string) => itemName(registry, item, t('fact.unclassified')) };
  const newestFirst = [...props.lines].reverse();
  return (
    <ol className="timeline">
      {newestFirst.map(({ entry, pending }) => {
        const words = factWords(entry.fact);
        return (
          <li
            key={entry.commandId}
            data-seq={entry.seq}
            data-kind={entry.fact.kind}
            data-pending={pending ? '' : undefined}
          >
            <time className="num">{momentText(entry.doneAt, now, language)}</time>
            <span className="timeline-dot" aria-hidden="true" />
            <div>
              <b>{entry.actor.unit === '' ? entry.actor.name : `${entry.actor.unit} ${entry.actor.name}`}</b>{' '}
              {factSentence(entry.fact, telling)}{' '}
              {pending && (
                <Tag tone="pend" icon={<Upload size={11} />}>
                  {t('timeline.pending')}
                </Tag>
              )}
              {!pending && entry.hubAt - entry.doneAt > LATE_MS && (
                <span className="sub num">{t('timeline.late', { at: momentText(entry.hubAt, now, language) })}</span>
              )}
              {words !== '' && <span className="words">{words}</span>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
