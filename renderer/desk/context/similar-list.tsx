import { Layers } from 'lucide-react';
import { stateNames } from '../../../shared/domain/names.ts';
import type { Similar } from '../../../shared/wire/answers.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { shortMoment, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useRead } from '../../store/use-read.ts';
import { useMinute } from '../../store/use-time.ts';
import { useCompareEvent } from '../compare/use-compare-event.ts';
import { useDesk } from '../use-desk.ts';

const SHOWN = 4;

/** Events that may be the same matter. */
export function SimilarList(props: { view: EventView }) {
  const { event } = props.view;
  const { t } = useText();
  const desk = useDesk();
  const answer = useRead({
    ask: 'similar',
    place: event.place,
    item: event.item,
    title: event.title.slice(0, 80),
    phone: '',
  });
  const found = answer.state === 'here' ? answer.value.filter((s) => s.id !== event.id) : [];
  const compare = useCompareEvent(props.view, found);
  return (
    <section aria-label={t('context.similar')}>
      <h2>
        <Layers size={16} />
        {t('context.similar')} {found.length > 0 && <span className="num">{found.length}</span>}
        {found.length > 0 && (
          <Button small tone="quiet" keys="D" onClick={compare}>
            {t('compare.open')}
          </Button>
        )}
      </h2>
      {answer.state === 'here' && found.length === 0 && <p className="sub">{t('context.noSimilar')}</p>}
      {found.slice(0, SHOWN).map((similar, n) => (
        <SimilarRow key={similar.id} similar={similar} at={n} onOpen={() => desk.open(similar.id)} />
      ))}
    </section>
  );
}

/** One likely duplicate with its letter, what is alike and how far off it is. */
export function SimilarRow(props: { similar: Similar; at: number; onOpen: () => void }) {
  const { similar } = props;
  const { t, say, language } = useText();
  const now = useMinute();
  const why = similar.why.map((w) => t(`similar.why.${w}`));
  return (
    <button type="button" className="similar" onClick={props.onOpen}>
      <span className="similar-letter">{String.fromCharCode(65 + props.at)}</span>
      <b className="ellipsis">{similar.title}</b>
      <span className="num">
        {similar.metres === null ? '' : t('similar.metres', { metres: Math.round(similar.metres) })}
      </span>
      <span className="sub num">
        {[
          ...why,
          shortNumber(similar.number, now),
          shortMoment(similar.registeredAt, now, language),
          say(stateNames[similar.state]),
        ].join(' · ')}
      </span>
    </button>
  );
}
