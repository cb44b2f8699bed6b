import { Presentation } from 'lucide-react';
import { useState } from 'react';
import type { Edits } from '../../shared/meeting/edits.ts';
import { periodName } from '../../shared/meeting/pack-period.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackLine, PackView } from '../../shared/wire/meeting.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';
import { StateNote } from '../parts/state-note.tsx';
import type { DeskSession } from '../store/desk-session.ts';
import { useFed } from '../store/use-feed.ts';
import { useRun } from '../store/use-run.ts';
import { useMinute } from '../store/use-time.ts';
import './meeting.css';
import { AudienceButton } from './audience-button.tsx';
import { ExportBar } from './export-bar.tsx';
import { NewPack } from './new-pack.tsx';
import { Presenter } from './presenter.tsx';
import { SlideEditor } from './slide-editor.tsx';
import { SlideList } from './slide-list.tsx';
import { SlideView } from './slide-view.tsx';
import { deckName, useDeck, usePack } from './use-deck.ts';

const none: readonly PackLine[] = [];

type Props = {
  readonly session: DeskSession;
  /** Opens an event on the desk. */
  readonly openEvent: (id: string) => void;
};

/** 例会: packs on the left, the deck of the one chosen on the right. */
export function MeetingPage({ session, openEvent }: Props) {
  const { t } = useText();
  const fed = useFed({ feed: 'packs' });
  const packs = fed.state === 'here' ? fed.value : none;
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? packs[0]?.id ?? null;
  const now = useMinute();
  return (
    <div className="meet">
      <nav className="meet-packs scroll" aria-label={t('meet.packs')}>
        <h1 className="pane-title">{t('meet.title')}</h1>
        <NewPack session={session} onMade={setChosen} />
        <ol>
          {packs.map((pack) => (
            <li key={pack.id}>
              <button
                type="button"
                aria-current={pack.id === id ? 'true' : undefined}
                onClick={() => setChosen(pack.id)}
              >
                <b>{pack.period === null ? pack.areaName : periodName(pack.period)}</b>
                {pack.period !== null && <span>{pack.areaName}</span>}
                <span className="num">{`${t('meet.frozen')} ${dateTimeText(pack.cutoff, now)}`}</span>
                <span>{pack.by === '' ? '' : t('meet.by', { by: pack.by, at: dateTimeText(pack.madeAt, now) })}</span>
                <span className="meet-where" data-where={pack.where}>
                  {t(`meet.where.${pack.where}`)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {id === null ? (
        <StateNote icon={<Presentation size={28} />} title={t('meet.none')} lines={[t('meet.noneHint')]} />
      ) : (
        <Chosen key={id} id={id} session={session} openEvent={openEvent} />
      )}
    </div>
  );
}

function Chosen({ id, ...rest }: Props & { readonly id: string }) {
  const view = usePack(id);
  const { t } = useText();
  return view === undefined ? (
    <section className="meet-main" aria-busy="true" />
  ) : view === null ? (
    <StateNote icon={<Presentation size={28} />} title={t('meet.notHere')} lines={[t('meet.notHereHint')]} />
  ) : (
    <Deck view={view} {...rest} />
  );
}

function Deck({ view, session, openEvent }: Props & { readonly view: PackView }) {
  const { t } = useText();
  const deck = useDeck(view);
  const { run } = useRun();
  const [at, setAt] = useState(0);
  const [presenting, setPresenting] = useState(false);
  const slide = deck[Math.min(at, deck.length - 1)];
  const edit = (part: Partial<Edits>): void =>
    void run({ kind: 'meeting.edit', id: view.id, edits: { ...view.edits, ...part } });
  if (slide === undefined) return null;
  if (presenting)
    return (
      <Presenter
        view={view}
        deck={deck}
        session={session}
        start={at}
        onEnd={() => setPresenting(false)}
        openEvent={openEvent}
      />
    );
  return (
    <section className="meet-main scroll" aria-label={periodName(view.pack.period)}>
      <header className="meet-head">
        <h2 className="pane-title">{`${view.pack.areaName} · ${periodName(view.pack.period)}`}</h2>
        <span className="meet-digest num" title={view.digest}>{`${t('meet.digest')} ${view.digest.slice(0, 12)}`}</span>
        <Button tone="primary" icon={<Presentation size={16} />} onClick={() => setPresenting(true)}>
          {t('meet.present')}
        </Button>
        <AudienceButton />
        <ExportBar view={view} deck={deck} />
      </header>
      {!view.intact && (
        <p className="meet-wrong" role="alert">
          {t('meet.broken')}
        </p>
      )}
      {view.pack.unknown > 0 && <p className="meet-wrong">{t('meet.unknown', { n: view.pack.unknown })}</p>}
      <div className="meet-work">
        <SlideList deck={deck} view={view} at={at} onChoose={setAt} onEdit={edit} />
        <Middle slide={slide} view={view} page={at + 1} pages={deck.length} />
        <SlideEditor key={slide.key} slide={slide} view={view} onEdit={edit} openEvent={openEvent} />
      </div>
    </section>
  );
}

function Middle(props: {
  readonly slide: Slide;
  readonly view: PackView;
  readonly page: number;
  readonly pages: number;
}) {
  return (
    <div className="meet-slide">
      <SlideView slide={props.slide} name={deckName(props.view)} page={props.page} pages={props.pages} />
    </div>
  );
}
