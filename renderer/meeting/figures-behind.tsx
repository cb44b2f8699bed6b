import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type FigureKey, figureDefinition } from '../../shared/figures/definitions.ts';
import type { SlideKey } from '../../shared/meeting/edits.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import { grouped, percentWord } from '../../shared/meeting/words.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';
import { useRead } from '../store/use-read.ts';

/** Which figures a slide tells of. */
const figuresOf: Readonly<Partial<Record<SlideKey, readonly FigureKey[]>>> = {
  overview: ['inflow', 'closing', 'completion', 'onTime', 'contented', 'overdue', 'open'],
  departments: ['completion', 'onTime', 'overdue', 'returned'],
  late: ['overdue'],
  hot: ['inflow'],
  response: ['signIn', 'returned', 'bounced', 'misdirected'],
  satisfaction: ['reached', 'contented'],
  outlook: ['open'],
};

type Props = { readonly slide: Slide; readonly view: PackView; readonly openEvent: (id: string) => void };
type Asked = { readonly figure: FigureKey; readonly part: 'numerator' | 'denominator' };

/** Every figure of a slide: what it is made of, how it is worked out, and the events behind either part (W2). */
export function FiguresBehind({ slide, view, openEvent }: Props) {
  const { t, language } = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const open = (from: HTMLElement, what: Asked): void => {
    opener.current = from;
    setAsked(what);
  };
  // The keys of the presenter go by where the focus is: it comes back to what was pressed.
  const close = (): void => {
    setAsked(null);
    opener.current?.focus();
  };
  const keys = figuresOf[slide.key] ?? [];
  if (keys.length === 0) return null;
  return (
    <section className="meet-figures">
      <h3>{t('meet.figures')}</h3>
      <dl>
        {keys.map((key) => {
          const f = view.pack.figures.find((one) => one.key === key)?.now;
          const d = figureDefinition(key);
          if (f === undefined) return null;
          return (
            <div key={key}>
              <dt>
                {d[language]} {d.unit === 'percent' && <b className="num">{`${percentWord(f)}%`}</b>}
                {d.unit === 'hours' && <b className="num">{f.value === null ? '—' : `${f.value.toFixed(1)} h`}</b>}
              </dt>
              <dd>
                <Button
                  small
                  tone="quiet"
                  onClick={(e) =>
                    open(e.currentTarget, { figure: key, part: d.unit === 'hours' ? 'denominator' : 'numerator' })
                  }
                >
                  {t('meet.events', { n: grouped(d.unit === 'hours' ? (f.denominator ?? 0) : f.numerator) })}
                </Button>
                {d.unit === 'percent' && (
                  <>
                    {'÷ '}
                    <Button
                      small
                      tone="quiet"
                      onClick={(e) => open(e.currentTarget, { figure: key, part: 'denominator' })}
                    >
                      {t('meet.events', { n: grouped(f.denominator ?? 0) })}
                    </Button>
                  </>
                )}
              </dd>
              <dd className="meet-formula">{`${d.formula[language]} · ${d.clause}`}</dd>
            </div>
          );
        })}
      </dl>
      {asked !== null && <Events view={view} asked={asked} openEvent={openEvent} onClose={close} />}
    </section>
  );
}

function Events(props: {
  readonly view: PackView;
  readonly asked: Asked;
  readonly openEvent: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useText();
  const { view, asked, openEvent, onClose } = props;
  const read = useRead({ ask: 'packEvents', id: view.id, ...asked });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  // The list is the top layer: Esc closes it and not the meeting behind it.
  const onKey = (e: KeyboardEvent): void => {
    if (e.key !== 'Escape') return;
    e.stopPropagation();
    onClose();
  };
  return (
    <div
      className="meet-events"
      role="dialog"
      aria-label={figureDefinition(asked.figure)[language]}
      ref={box}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      <header>
        <b>{figureDefinition(asked.figure)[language]}</b>
        {read.state === 'here' && <span className="num">{t('meet.events', { n: read.value.total })}</span>}
        <Button small onClick={onClose}>
          {t('meet.close')}
        </Button>
      </header>
      {read.state === 'error' && <p className="meet-wrong">{read.error.message}</p>}
      {read.state === 'here' && read.value.rows.length === 0 && <p>{t('meet.noEvents')}</p>}
      <ol className="scroll">
        {read.state === 'here' &&
          read.value.rows.map(({ number, id, title }) => (
            <li key={number}>
              <button type="button" disabled={id === null} onClick={() => id !== null && openEvent(id)}>
                <span className="num">{number}</span> {title}
              </button>
            </li>
          ))}
      </ol>
    </div>
  );
}
