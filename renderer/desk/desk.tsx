import { useEffect, useMemo, useState } from 'react';
import type { SessionState } from '../../shared/wire/bridge.ts';
import { useFed } from '../store/use-feed.ts';
import { useLink } from '../store/use-link.ts';
import { usePrefs } from '../store/use-prefs.ts';
import { createDeskModel } from './desk-model.ts';
import { createLayers, LayersRoot } from './layers.tsx';
import { coverAll } from './revealed.ts';
import { Shell } from './shell/shell.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { StationLost, StationState } from './states/station-state.tsx';
import { DeskContext, useDesk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';

/** One desk window. What the station last said stays on screen when it goes away, with the loss written over it. */
export function Desk() {
  const link = useLink();
  const session = useFed({ feed: 'session' });
  const [model] = useState(createDeskModel);
  const layers = useMemo(createLayers, []);
  if (session.state !== 'here') return <StationState link={link} />;
  return (
    <DeskContext.Provider value={model}>
      <LayersRoot layers={layers}>
        {link.state === 'down' && <StationLost link={link} />}
        {session.value.actor === null ? (
          <SignInPage session={session.value} />
        ) : (
          <SignedIn key={session.value.actor.account} session={session.value} layers={layers} />
        )}
      </LayersRoot>
    </DeskContext.Provider>
  );
}

function SignedIn(props: { session: SessionState; layers: ReturnType<typeof createLayers> }) {
  const { session, layers } = props;
  const desk = useDesk();
  const { prefs } = usePrefs();
  const demo = session.demo !== null;
  useDeskKeys(layers);
  useEffect(() => {
    // Another person at the desk starts with nothing open and every caller covered.
    coverAll();
    desk.open(null);
    desk.point(null);
  }, [desk]);
  useEffect(() => {
    if (demo && !prefs.guideSeen) desk.panel('guide');
  }, [demo, desk, prefs.guideSeen]);
  return <Shell session={session} />;
}
