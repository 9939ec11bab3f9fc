import { assess } from '../../domain/assess.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { type Figure, percentiles } from './figures.ts';

const ROUNDS = 100;

/** How long one text takes to be read, over the sample sheet's rows. */
export const readingTime = (): Figure[] => {
  const { tasks } = pinghu2024();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { content, progress } of tasks) {
      const started = performance.now();
      assess(content, progress);
      times.push(performance.now() - started);
    }
  }
  return [{ name: 'assess, the rows of the sample sheet', value: percentiles(times.slice(tasks.length * 5)), bar: '≤ 0.3 ms a text' }];
};
