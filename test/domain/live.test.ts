import { expect, test } from 'vitest';
import { COLOURS, colourOf, PEOPLE_LIMIT, peopleOf, type Viewer } from '../../domain/live.ts';
import { taskMessage } from '../../domain/wire/live.ts';
import { sampleProject, sampleTask } from '../support/samples.ts';

const viewer = (id: string, changes: Partial<Viewer> = {}): Viewer => ({
  id,
  sheet: '2025',
  member: `m-${id}`,
  name: '王敏',
  unit: '教育局',
  connectedAt: 0,
  expiresAt: 1,
  task: null,
  ...changes,
});

test('a member has one colour, and members have all colours', () => {
  const colours = Array.from({ length: 500 }, (_, index) => colourOf(`member-${index}`));
  expect(new Set(colours)).toEqual(new Set(Array.from({ length: COLOURS }, (_, colour) => colour)));
  expect(colourOf('member-7')).toBe(colours[7]);
});

test('those with an open cell come first, then whoever came first, and no more than are told of', () => {
  const crowd = Array.from({ length: PEOPLE_LIMIT }, (_, index) => viewer(`c${index}`, { connectedAt: index + 10 }));
  const people = peopleOf([...crowd, viewer('early'), viewer('editing', { connectedAt: 999, task: '2025-t1' })]);
  expect(people.slice(0, 3).map(({ connection }) => connection)).toEqual(['editing', 'early', 'c0']);
  expect(people).toHaveLength(PEOPLE_LIMIT);
});

test('a patch over 24 KB says only which task it is and at which revision', () => {
  const project = sampleProject();
  const small = sampleTask({ progress: '长'.repeat(5000) });
  expect(JSON.parse(taskMessage(small, project))).toEqual({ type: 'task', task: small, project });
  const large = sampleTask({ progress: '长'.repeat(5000), content: '长'.repeat(3000), version: 7 });
  expect(JSON.parse(taskMessage(large, project))).toEqual({ type: 'changed', task: '2025-t1', project: '2025-p1', revision: 7 });
});
