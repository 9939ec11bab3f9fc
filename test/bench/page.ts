/** How soon the page shows its first rows, and how much script it loads for that. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openBrowser, startedProduct } from '../support/product.ts';
import { type Figure, percentiles } from './figures.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VISITS = 8;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Script that index.html names, with what that script imports statically. */
const initialScript = (): number => {
  const page = join(ROOT, 'dist', 'web');
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/gu)].map((match) => match[1] ?? '');
  return named.reduce((sum, file) => sum + gzipSync(readFileSync(join(page, file))).length, 0);
};

/** Milliseconds from navigation until something is painted, each time in a browser that has nothing of the page yet. */
const painted = async (address: string, shown: string): Promise<number[]> => {
  const product = await startedProduct();
  const browser = await openBrowser();
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${product.url}${address}`, { waitUntil: 'commit' });
    await page.locator(shown).first().waitFor();
    times.push(await page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))));
    await page.close();
  }
  await browser.close();
  await product.stop();
  return times;
};

export const pageFigures = async (): Promise<Figure[]> => [
  {
    name: `first rows painted after navigation, ${VISITS} visits`,
    value: percentiles(await painted('/', '.ag-row [col-id="progress"]')),
    bar: '≤ 1500 ms',
  },
  {
    name: `dashboard painted after navigation, its charts too, ${VISITS} visits`,
    value: percentiles(await painted('/?view=dashboard', '[data-testid="chart-projects"] svg')),
    bar: '≤ 1000 ms',
  },
  { name: 'initial script before the grid chunk, gzip', value: kilobytes(initialScript()), bar: '≤ 200 KB' },
  {
    name: 'all script of the page, gzip',
    value: kilobytes(
      globSync('dist/web/assets/*.js', { cwd: ROOT }).reduce((sum, file) => sum + gzipSync(readFileSync(join(ROOT, file))).length, 0),
    ),
    bar: 'none',
  },
];
