import { useEffect, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { type OnAudience, watchStage } from './deck-channel.ts';
import { SlideView } from './slide-view.tsx';
import { deckName, useDeck, usePack } from './use-deck.ts';
import './meeting.css';

/** The window of the room: the slide and nothing else. No notes, no alarms, no names. */
export function Audience() {
  const { t } = useText();
  const [screen, setScreen] = useState<OnAudience | null>(null);
  useEffect(() => watchStage(setScreen), []);
  return (
    <main className="audience" data-black={screen?.black ?? false} data-zoom={screen?.zoom ?? false}>
      {screen === null ? <p>{t('meet.waitAudience')}</p> : <OnScreen {...screen} />}
    </main>
  );
}

function OnScreen({ pack, slide, black }: OnAudience) {
  const view = usePack(pack);
  return view === null || view === undefined || black ? null : <Shown view={view} at={slide} />;
}

function Shown({ view, at }: { readonly view: NonNullable<ReturnType<typeof usePack>>; readonly at: number }) {
  const deck = useDeck(view);
  const slide = deck[Math.min(at, deck.length - 1)];
  if (slide === undefined) return null;
  return (
    <div className="audience-slide">
      <SlideView slide={slide} name={deckName(view)} page={at + 1} pages={deck.length} />
    </div>
  );
}
