import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { periodName } from '../../shared/meeting/pack-period.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { clockText } from '../i18n/format.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';
import { KeyCap } from '../parts/key-cap.tsx';
import { useConsole } from '../store/bridge-context.ts';
import type { DeskSession } from '../store/desk-session.ts';
import { useTimed } from '../store/use-time.ts';
import { AudienceButton } from './audience-button.tsx';
import { Decisions } from './decisions.tsx';
import { createStage, type OnAudience } from './deck-channel.ts';
import { FiguresBehind } from './figures-behind.tsx';
import { SlideView } from './slide-view.tsx';
import { deckName } from './use-deck.ts';

type Props = {
  readonly view: PackView;
  readonly deck: readonly Slide[];
  readonly session: DeskSession;
  readonly start: number;
  readonly onEnd: () => void;
  readonly openEvent: (id: string) => void;
};

const noteSizes = [18, 20, 24, 28, 32] as const;

/** 讲稿视图: this slide, the next, what to say, the time; what is decided is put down here. */
export function Presenter({ view, deck, session, start, onEnd, openEvent }: Props) {
  const { t } = useText();
  const [at, setAt] = useState(start);
  const [black, setBlack] = useState(false);
  const [zoom, setZoom] = useState(false);
  const [size, setSize] = useState(1);
  const root = useRef<HTMLDivElement>(null);
  const task = useRef<HTMLInputElement>(null);
  useOnStage({ pack: view.id, slide: at, black, zoom });
  useEffect(() => root.current?.focus(), []);
  const slide = deck[at];
  const next = deck[at + 1];
  const go = (to: number): void => setAt(Math.max(0, Math.min(deck.length - 1, to)));
  const onKey = (e: KeyboardEvent): void => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'Escape') {
      e.stopPropagation();
      onEnd();
    } else if (e.target instanceof HTMLInputElement || e.target instanceof HTMLSelectElement || e.ctrlKey || e.altKey)
      return;
    else if (e.key === 'ArrowRight' || e.key === 'PageDown') go(at + 1);
    else if (e.key === 'ArrowLeft' || e.key === 'PageUp') go(at - 1);
    else if (e.key.toLowerCase() === 'b') setBlack(!black);
    else if (e.key.toLowerCase() === 'z') setZoom(!zoom);
    else if (e.key.toLowerCase() === 'd') root.current?.querySelector<HTMLElement>('.meet-figures button')?.click();
    else if (e.key.toLowerCase() === 't') task.current?.focus();
    else return;
    // The desk beneath has the same keys.
    e.stopPropagation();
    e.preventDefault();
  };
  if (slide === undefined) return null;
  return (
    <div className="present" ref={root} tabIndex={-1} onKeyDown={onKey} role="dialog" aria-label={t('meet.present')}>
      <header className="present-head">
        <b>{t('meet.present')}</b>
        <span>{periodName(view.pack.period)}</span>
        <span className="present-tag">{t('meet.hidden')}</span>
        <AudienceButton />
        <Clock at={at} minutes={view.edits.minutes} />
      </header>
      <section className="present-left">
        <div className="present-slide" data-black={black}>
          <SlideView slide={slide} name={deckName(view)} page={at + 1} pages={deck.length} />
        </div>
        <ol className="present-strip">
          {deck.map((one, i) => (
            <li key={one.key}>
              <button type="button" aria-current={i === at ? 'true' : undefined} onClick={() => go(i)}>
                <span className="num">{i + 1}</span> {one.key === 'cover' ? '封面' : one.section}
              </button>
            </li>
          ))}
        </ol>
        <Decisions view={view} session={session} task={task} />
      </section>
      <section className="present-right scroll">
        <h2>{`${t('meet.next')}　${next === undefined ? '' : `${at + 2} ${next.section}`}`}</h2>
        <div className="present-next">
          {next === undefined ? (
            <p>{t('meet.last')}</p>
          ) : (
            <SlideView slide={next} name={deckName(view)} page={at + 2} pages={deck.length} />
          )}
        </div>
        <h2>
          {t('meet.notes')}
          <span className="present-size">
            <Button
              small
              tone="dark"
              aria-label={t('meet.larger')}
              onClick={() => setSize(Math.min(noteSizes.length - 1, size + 1))}
            >
              ＋
            </Button>
            <Button small tone="dark" aria-label={t('meet.smaller')} onClick={() => setSize(Math.max(0, size - 1))}>
              －
            </Button>
          </span>
        </h2>
        <p className="present-notes" style={{ fontSize: noteSizes[size] }}>
          {slide.notes === '' ? slide.title : slide.notes}
        </p>
        <h2>{t('meet.asked')}</h2>
        <p className="present-hint">{t('meet.askedHint')}</p>
        <dl className="present-asked">
          {slide.asked.map(({ q, a }) => (
            <div key={q}>
              <dt>{q}</dt>
              <dd>{a}</dd>
            </div>
          ))}
        </dl>
        <FiguresBehind key={slide.key} slide={slide} view={view} openEvent={openEvent} />
      </section>
      <Keys />
    </div>
  );
}

const keys = [
  ['←', 'meet.prev'],
  ['→', 'meet.forward'],
  ['T', 'meet.decide'],
  ['B', 'meet.black'],
  ['D', 'meet.list'],
  ['Z', 'meet.zoom'],
  ['Esc', 'meet.end'],
] as const;

function Keys() {
  const { t } = useText();
  return (
    <footer className="present-keys">
      {keys.map(([key, text]) => (
        <span key={key}>
          <KeyCap keys={key} /> {t(text)}
        </span>
      ))}
    </footer>
  );
}

/** Tells the audience's window what to show, for as long as this view is open. */
function useOnStage({ pack, slide, black, zoom }: OnAudience): void {
  const stage = useRef<ReturnType<typeof createStage> | null>(null);
  useEffect(() => {
    const made = createStage();
    stage.current = made;
    return () => {
      stage.current = null;
      made.close();
    };
  }, []);
  useEffect(() => stage.current?.show({ pack, slide, black, zoom }), [pack, slide, black, zoom]);
}

const two = (n: number): string => String(n).padStart(2, '0');
const minutesText = (ms: number): string => `${two(Math.floor(ms / 60_000))}:${two(Math.floor((ms % 60_000) / 1000))}`;

/** Time on this slide, of the whole meeting, and of the day. */
function Clock({ at, minutes }: { readonly at: number; readonly minutes: number }) {
  const { t } = useText();
  const { clock } = useConsole();
  const [begun] = useState(() => clock.tick.get());
  const [page, setPage] = useState({ at, since: begun });
  if (page.at !== at) setPage({ at, since: clock.tick.get() });
  const own = useTimed((now) => minutesText(Math.max(0, now - page.since)));
  const whole = useTimed((now) => minutesText(Math.max(0, now - begun)));
  const day = useTimed((now) => clockText(now).slice(0, 5));
  return (
    <span className="present-clock num">
      {t('meet.thisPage')} <b>{own}</b>　{t('meet.used')} <b className="present-used">{whole}</b> /{' '}
      {`${two(minutes)}:00`}
      <span className="present-day">{day}</span>
    </span>
  );
}
