import { ChevronDown, ChevronUp } from 'lucide-react';
import { deckOf } from '../../shared/meeting/deck.ts';
import { type Edits, noEdits, type SlideKey, slideKeys } from '../../shared/meeting/edits.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { useText } from '../i18n/language.ts';

type Props = {
  readonly deck: readonly Slide[];
  readonly view: PackView;
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly onEdit: (part: Partial<Edits>) => void;
};

/** The slides in their order; each can be moved, or left out and taken in again. */
export function SlideList({ deck, view, at, onChoose, onEdit }: Props) {
  const { t } = useText();
  const order = view.edits.order;
  const whole = deckOf(view.pack, noEdits, view.decisions);
  const nameOf = (key: SlideKey): string =>
    key === 'cover' ? '封面' : (whole.find((s) => s.key === key)?.section ?? '');
  const out = slideKeys.filter((key) => !order.includes(key) && whole.some((s) => s.key === key));
  const move = (key: SlideKey, by: number): void => {
    const keys = deck.map((s) => s.key);
    const from = keys.indexOf(key);
    const to = from + by;
    if (to < 0 || to >= keys.length) return;
    const rest = keys.filter((k) => k !== key);
    onEdit({ order: [...rest.slice(0, to), key, ...rest.slice(to)] });
    onChoose(to);
  };
  return (
    <ol className="meet-slides">
      {deck.map((slide, i) => (
        <li key={slide.key} aria-current={i === at ? 'true' : undefined}>
          <input
            type="checkbox"
            checked
            disabled={deck.length === 1}
            aria-label={`${t('meet.shown')} ${nameOf(slide.key)}`}
            onChange={() => {
              onEdit({ order: order.filter((key) => key !== slide.key) });
              onChoose(Math.max(0, at - 1));
            }}
          />
          <button type="button" onClick={() => onChoose(i)}>
            <span className="num">{i + 1}</span> {nameOf(slide.key)}
          </button>
          <button type="button" aria-label={t('meet.up')} disabled={i === 0} onClick={() => move(slide.key, -1)}>
            <ChevronUp size={14} />
          </button>
          <button
            type="button"
            aria-label={t('meet.down')}
            disabled={i === deck.length - 1}
            onClick={() => move(slide.key, 1)}
          >
            <ChevronDown size={14} />
          </button>
        </li>
      ))}
      {out.map((key) => (
        <li key={key} className="meet-out">
          <input
            type="checkbox"
            checked={false}
            aria-label={`${t('meet.shown')} ${nameOf(key)}`}
            onChange={() =>
              onEdit({
                order: slideKeys
                  .filter((k) => order.includes(k) || k === key)
                  .sort((a, b) => rank(order, a) - rank(order, b)),
              })
            }
          />
          <span>{nameOf(key)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Those in the order keep their place; one that comes back goes to the end. */
const rank = (order: readonly SlideKey[], key: SlideKey): number => {
  const at = order.indexOf(key);
  return at < 0 ? order.length : at;
};
