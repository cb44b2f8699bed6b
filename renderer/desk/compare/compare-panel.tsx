import { GitMerge, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import './compare-panel.css';
import { stateNames } from '../../../shared/domain/names.ts';
import { dateTimeText, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useEventView, useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { areaName, itemPath } from '../place-names.ts';
import { stateTone } from '../state-tone.ts';
import { useDesk } from '../use-desk.ts';
import { callerOf } from './caller-of.ts';
import { type CompareSide, type Comparing, compareStore, mostBeside } from './compare-store.ts';
import { sameWords } from './same-words.ts';

/** Text, place, caller, time of the event in question and of its likely duplicates side by side; one of them can be joined (I5). */
export function ComparePanel() {
  const comparing = useSyncExternalStore(compareStore.subscribe, compareStore.get);
  return comparing === null ? null : <Open comparing={comparing} />;
}

function Open(props: { comparing: Comparing }) {
  const { comparing } = props;
  const { t } = useText();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const back = document.activeElement;
    root.current?.focus();
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, []);
  const onKey = (e: KeyboardEvent): void => {
    if (e.nativeEvent.isComposing || e.keyCode === 229) return;
    e.stopPropagation();
    if (e.key === 'Escape') compareStore.set(null);
    else if (/^[1-3]$/.test(e.key)) document.getElementById(`compare-join-${e.key}`)?.click();
    else return;
    e.preventDefault();
  };
  return (
    <div className="compare-veil" role="presentation" onKeyDown={onKey}>
      <section
        ref={root}
        className="compare"
        role="dialog"
        aria-modal="true"
        aria-label={t('compare.title')}
        tabIndex={-1}
      >
        <header>
          <h2>{t('compare.title')}</h2>
          <span className="sub">{comparing.join === null ? comparing.noJoin : t('compare.hint')}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('context.close')}
            onClick={() => compareStore.set(null)}
          >
            <X size={17} />
          </button>
        </header>
        <div className="compare-sides">
          <Side side={comparing.mine} against={null} mark={t('compare.this')} />
          {comparing.others.slice(0, mostBeside).map((id, n) => (
            <Other key={id} id={id} at={n + 1} comparing={comparing} />
          ))}
        </div>
      </section>
    </div>
  );
}

function Other(props: { id: string; at: number; comparing: Comparing }) {
  const { id, at, comparing } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const fed = useEventView(id);
  if (fed.state !== 'here' || fed.value === null) return <div className="compare-side" />;
  const { event } = fed.value;
  const side: CompareSide = {
    number: event.number,
    title: event.title,
    content: event.content,
    place: `${event.place.text} ${areaName(registry, event.place)}`,
    ...callerOf(event, t('fact.anonymous')),
    at: event.registeredAt,
    item: itemPath(registry, event.item, t('fact.unclassified'), language),
  };
  const { join } = comparing;
  return (
    <Side
      side={side}
      against={comparing.mine}
      mark={String.fromCharCode(64 + at)}
      state={<Tag tone={stateTone(event.state)}>{say(stateNames[event.state])}</Tag>}
      foot={
        <>
          {join !== null && (
            <Button
              id={`compare-join-${at}`}
              small
              tone="primary"
              icon={<GitMerge size={14} />}
              keys={String(at)}
              onClick={() => {
                compareStore.set(null);
                join({ id, number: event.number });
              }}
            >
              {t('compare.join')}
            </Button>
          )}
          <Button
            small
            onClick={() => {
              compareStore.set(null);
              desk.open(id);
            }}
          >
            {t('related.open')}
          </Button>
        </>
      }
    />
  );
}

function Side(props: {
  side: CompareSide;
  against: CompareSide | null;
  mark: string;
  state?: React.ReactNode;
  foot?: React.ReactNode;
}) {
  const { side, against } = props;
  const { t } = useText();
  const now = useMinute();
  const same = (key: 'title' | 'content' | 'place'): React.ReactNode =>
    against === null
      ? side[key]
      : // Pieces have no identity of their own; a text is shown anew as a whole.
        sameWords(side[key], against[key]).map((piece, n) =>
          piece.same ? <mark key={n}>{piece.text}</mark> : piece.text,
        );
  const alike = (key: 'item' | 'phone'): string | undefined =>
    against !== null && side[key] !== '' && side[key] === against[key] ? '' : undefined;
  return (
    <article className="compare-side">
      <h3>
        <span className="similar-letter">{props.mark}</span>{' '}
        <span className="num">{shortNumber(side.number, now)}</span>
        {props.state}
      </h3>
      <dl>
        <dt>{t('compare.what')}</dt>
        <dd>
          <b>{same('title')}</b>
          <span className="words">{same('content')}</span>
        </dd>
        <dt>{t('fact.place')}</dt>
        <dd>{same('place')}</dd>
        <dt>{t('fact.caller')}</dt>
        <dd data-same={alike('phone')} className="num">
          {side.caller} {side.phone}
        </dd>
        <dt>{t('compare.when')}</dt>
        <dd className="num">{dateTimeText(side.at, now)}</dd>
        <dt>{t('fact.item')}</dt>
        <dd data-same={alike('item')}>{side.item}</dd>
      </dl>
      <footer>{props.foot}</footer>
    </article>
  );
}
