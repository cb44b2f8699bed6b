import './bridge/jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openBridge } from './bridge/open-bridge.ts';
import { ConsoleContext } from './store/bridge-context.ts';
import { createConsole } from './store/console.ts';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { Wall } from './walls/wall.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('wall.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ConsoleContext value={createConsole(openBridge(), Date.now)}>
      <Wall />
    </ConsoleContext>
  </StrictMode>,
);
