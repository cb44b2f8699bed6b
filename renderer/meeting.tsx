import './bridge/jitless.ts';
import { createRoot } from 'react-dom/client';
import { openBridge } from './bridge/open-bridge.ts';
import { Audience } from './meeting/audience.tsx';
import { createConsole } from './store/console.ts';
import { WindowRoot } from './window-root.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('meeting.html has no #root');

createRoot(root).render(
  <WindowRoot console={createConsole(openBridge(), Date.now)}>
    <Audience />
  </WindowRoot>,
);
