/** Builds the page once, before anything that serves it starts: two that found it stale would build over each other. */
import { buildPage } from '../../local/build.ts';

export const setup = (): void => buildPage(console.log);

if (import.meta.main) setup();
