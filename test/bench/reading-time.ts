import { assess } from '../../domain/assess.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { ODD_TEXTS } from '../support/odd-texts.ts';
import { type Figure, percentiles } from './figures.ts';

const ROUNDS = 100;

const timed = (run: () => unknown): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

/** How long one text takes to be read, over the sample sheet's rows. */
export const readingTime = (): Figure[] => {
  const { tasks } = pinghu2024();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { content, progress } of tasks) {
      times.push(timed(() => assess(content, progress)));
    }
  }
  const odd = ODD_TEXTS.map(([name, text]) => ({ name, time: timed(() => assess('组织培训40场以上', text)) }));
  const slowest = odd.reduce((a, b) => (b.time > a.time ? b : a));
  return [
    { name: 'assess, the slowest of the odd texts', value: `${slowest.time.toFixed(1)} ms (${slowest.name})`, bar: '< 20 ms' },
    { name: 'assess, the rows of the sample sheet', value: percentiles(times.slice(tasks.length * 5)), bar: '≤ 0.3 ms a text' },
  ];
};
