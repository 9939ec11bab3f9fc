import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchLine } from './api/line.ts';
import { App } from './app.tsx';
import { loadDashboard } from './pages/load-dashboard.ts';
import { loadGrid } from './pages/load-grid.ts';
import { loadPhone } from './pages/load-phone.ts';
import { isNarrowNow } from './state/browser.ts';
import { startLanguage } from './state/language.ts';
import { watchVersion } from './state/version.ts';
import { startSession } from './session/start.ts';
import { startSheet } from './state/sheet-query.ts';
import { sheetOfAddress } from './state/which-sheet.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/parts.css';
import './styles/phone.css';
import './styles/views.css';
import './styles/live.css';
import './styles/line.css';

/** So long the first drawing waits for the sheet to be asked for, and no longer. */
const HEAD_START_MS = 40;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

watchLine();
watchVersion();
const queries = new QueryClient();
const asking = startSession().then(({ kind }) => kind === 'open' && startSheet(sheetOfAddress()));
// A failure shows where the part is drawn.
if (new URLSearchParams(globalThis.location.search).get('view') === 'dashboard') loadDashboard().catch(() => undefined);
else (isNarrowNow() ? loadPhone() : loadGrid()).catch(() => undefined);
await startLanguage();
// Drawing takes the processor: where the answer is here already, the sheet is on its way first.
await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, HEAD_START_MS))]);
createRoot(root).render(
  <StrictMode>
    <App queries={queries} />
  </StrictMode>,
);
