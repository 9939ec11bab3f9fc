/** `npm run bench`: prints the figures that the product is held to, on the machine that it runs on. */
import { basename } from 'node:path';
import { cpus, loadavg } from 'node:os';
import { installedBrowser } from '../support/browser.ts';
import { closingFigures } from './closing.ts';
import { coldStartFigures } from './cold-start.ts';
import { digestFigures } from './digest.ts';
import { editingFigures } from './editing.ts';
import { printFigures } from './figures.ts';
import { lastingFigures } from './lasting.ts';
import { letterFigures } from './letters.ts';
import { liveFigures } from './live.ts';
import { pageFigures } from './page.ts';
import { readingTime } from './reading-time.ts';

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
console.log(`${machine}, Node ${process.versions.node}, ${basename(installedBrowser() ?? 'no browser')}, load before ${load()}`);
printFigures(coldStartFigures());
printFigures(readingTime());
printFigures(await letterFigures());
printFigures(await editingFigures());
printFigures(await closingFigures());
printFigures(lastingFigures());
printFigures(await liveFigures());
printFigures(await digestFigures());
printFigures(await pageFigures());
console.log(`load after ${load()}`);
