/** Time, memory and size of a digest's letters for a sheet of 10,000 tasks with the longest texts. */
import { summaryOf } from '../../domain/summary.ts';
import type { Writer } from '../../functions/ports.ts';
import { chaseRequest, CLERK, largeSheet, LEADER, settingOf, summaryRequest } from '../support/letters.ts';
import { percentiles, type Figure } from './figures.ts';

const TASKS = 10_000;
const CHASES = 500;
const SUMMARIES = 50;
const MB = 1024 * 1024;

/** As it is bundled for Lambda: without what React checks for those who develop with it. */
const bundledWriter = async (): Promise<Writer> => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const { letterWriter } = await import('../../functions/letters/writer.ts');
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  return letterWriter();
};

export const letterFigures = async (): Promise<readonly Figure[]> => {
  const sheet = largeSheet(TASKS, '事');
  const setting = settingOf(sheet);
  const { owing } = summaryOf(sheet, []);
  const [chase, summary] = [chaseRequest(sheet, 0), summaryRequest(sheet)];
  const requests = [
    ...Array.from({ length: CHASES }, (_, at) => ({ ...chase, owing: owing.slice(at % owing.length, (at % owing.length) + 1) })),
    ...Array.from({ length: SUMMARIES }, () => summary),
  ];
  const writer = await bundledWriter();
  const times: number[] = [];
  let [largest, heap] = [0, 0];
  for (const request of requests) {
    const began = performance.now();
    const { html } = await writer.write(request, setting, request.kind === 'chase' ? CLERK : LEADER);
    times.push(performance.now() - began);
    largest = Math.max(largest, Buffer.byteLength(html, 'utf8'));
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  return [
    { name: `${CHASES} chases and ${SUMMARIES} summaries of ${TASKS} tasks`, value: `${seconds.toFixed(1)} s`, bar: '< 30 s' },
    { name: 'one letter', value: percentiles(times), bar: '—' },
    { name: 'heap while writing them, the sheet included', value: `${(heap / MB).toFixed(0)} MB`, bar: '< 300 MB' },
    { name: 'the largest letter', value: `${(largest / 1024).toFixed(1)} KB`, bar: '<= 100 KB' },
  ];
};
