import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadGrid } from './pages/load-grid.ts';
import { isNarrowNow } from './state/browser.ts';
import { startLanguage } from './state/language.ts';
import { startSheet } from './state/sheet-query.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/parts.css';
import './styles/phone.css';

const DEFAULT_SHEET = '2024';

/** The sheet that the address names: `?sheet=2024`. */
const sheet = new URLSearchParams(globalThis.location.search).get('sheet') ?? DEFAULT_SHEET;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const queries = new QueryClient();
startSheet(queries, sheet);
// A failure shows where the grid is drawn.
if (!isNarrowNow()) loadGrid().catch(() => undefined);
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App queries={queries} sheet={sheet} />
  </StrictMode>,
);
