import { type ReactNode, useEffect, useState } from 'react';
import type { DeskSession } from '../store/desk-session.ts';
import { useDeskSession } from '../store/use-feed.ts';
import { useLink } from '../store/use-link.ts';
import { usePrefs } from '../store/use-prefs.ts';
import { useNewVoice, VoiceContext } from './alarms/use-alarms.ts';
import { useWebNotices } from './alarms/use-web-notices.ts';
import { createDeskModel } from './desk-model.ts';
import { useEmergencyTurn } from './emergency/use-emergency-turn.ts';
import { intakeStore } from './intake/intake-store.ts';
import { createLayers, LayersRoot } from './layers.tsx';
import { coverAll } from './revealed.ts';
import { usePresence } from './room/use-presence.ts';
import { Shell } from './shell/shell.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { StationLost, StationState } from './states/station-state.tsx';
import { DeskContext } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';

/** One desk window. What the station last said stays on screen when it goes away, with the loss written over it. */
export function Desk() {
  const link = useLink();
  const session = useDeskSession();
  if (session.state !== 'here') return <StationState link={link} />;
  const { actor } = session.value;
  return (
    <div className="desk" data-station={link.state}>
      {link.state === 'down' && <StationLost link={link} />}
      {actor === null ? (
        <SignInPage session={session.value} />
      ) : (
        <SignedIn key={actor.account} session={session.value} />
      )}
    </div>
  );
}

/** The desk of one person: another one starts with nothing open, no filter and every caller covered. */
function SignedIn(props: { session: DeskSession }) {
  const [desk] = useState(createDeskModel);
  const [layers] = useState(createLayers);
  const { prefs } = usePrefs();
  const demo = props.session.demo !== null;
  useDeskKeys(desk, layers, prefs.keys);
  useEmergencyTurn(desk);
  useEffect(() => {
    coverAll();
    // The draft stays on disk and in the list of unfinished ones.
    intakeStore.set(null);
  }, []);
  useEffect(() => {
    if (demo && !prefs.guideSeen) desk.panel('guide');
  }, [demo, desk, prefs.guideSeen]);
  return (
    <DeskContext value={desk}>
      <LayersRoot layers={layers}>
        <Presence />
        <WebNotices />
        <Voiced>
          <Shell session={props.session} />
        </Voiced>
      </LayersRoot>
    </DeskContext>
  );
}

/** The voice of the alarms of this window, from sign-on to sign-off. */
function Voiced(props: { children: ReactNode }) {
  return <VoiceContext value={useNewVoice()}>{props.children}</VoiceContext>;
}

/** What sounds, told outside the window of the browser host. */
function WebNotices() {
  useWebNotices();
  return null;
}

/** Beside the shell, which it must not make render again. */
function Presence() {
  usePresence();
  return null;
}
