/**
 * Prints how well and how fast the reader reads the labelled cases: overall, by pattern, and microseconds a text.
 *
 *   node test/bench/reading.ts [CASES.jsonl ...]
 */
import { pathToFileURL } from 'node:url';
import { assess } from '../../domain/assess.ts';
import { byPattern, figuresOf, readCases, score } from '../corpus/score.ts';
import type { Figures, LabelledCase } from '../corpus/score.ts';

const ROUNDS = 20;

const line = (name: string, { cases, ...shares }: Figures): string =>
  [name.padEnd(24), String(cases).padStart(4), ...Object.values(shares).map((share) => share.toFixed(3).padStart(9))].join(' ');

/** Mean microseconds that one text takes, once the engine is warm. */
const microsecondsPerText = (cases: readonly LabelledCase[]): number => {
  score(cases, assess);
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const { task, progress } of cases) assess(task, progress);
  return ((performance.now() - started) * 1000) / (ROUNDS * Math.max(1, cases.length));
};

const files = process.argv.slice(2).map((path) => pathToFileURL(path));
const corpora = files.length > 0 ? files : [new URL('../corpus/dev.jsonl', import.meta.url)];
const cases = corpora.flatMap(readCases);
const started = performance.now();
const verdicts = score(cases, assess);
const cold = ((performance.now() - started) * 1000) / Math.max(1, verdicts.length);

console.log('pattern                  cases  targetF1  indicator  taskRate  stage  exact  misleading');
console.log(line('all', figuresOf(verdicts)));
for (const [pattern, figures] of byPattern(verdicts)) console.log(line(pattern, figures));
console.log(`microseconds a text: ${Math.round(cold)} at the first pass, ${Math.round(microsecondsPerText(cases))} warm`);
