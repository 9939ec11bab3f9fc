/** What a city costs: reckoned from the stack and the items as they are, with nothing left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withReckoning } from '../../infra/cost/marks.ts';
import { PRICES } from '../../infra/cost/prices.ts';
import { reckoning } from '../../infra/cost/report.ts';
import { unthoughtOf } from '../../infra/cost/template.ts';
import { bytesOf, total, unitsOfAnEdit } from '../../infra/cost/units.ts';
import { ROOT } from '../../infra/paths.ts';
import { SETTINGS, templateOf } from './template.ts';

test('docs/cost.md is what npm run cost makes of the present stack', () => {
  const text = readFileSync(join(ROOT, 'docs', 'cost.md'), 'utf8');
  expect(text).toBe(withReckoning(text, reckoning()));
});

test('every type of resource is priced or free for a reason', () => {
  const everything = templateOf({ municipality: { ...SETTINGS, alarmEmail: 'it@example.cn', budget: { monthly: 40, currency: 'USD' } } });
  const { Resources } = everything.toJSON();
  expect(Object.keys(Resources).length).toBeGreaterThan(100);
  expect(unthoughtOf({ Resources })).toEqual([]);
  expect(unthoughtOf({ Resources: { ...Resources, New: { Type: 'AWS::EC2::NatGateway' } } })).toEqual(['AWS::EC2::NatGateway']);
});

test('every price has a source, or says that none was found', () => {
  const unsaid = Object.entries(PRICES).filter(([, { usd, source }]) => (usd === null) !== (source === 'not found'));
  expect(unsaid).toEqual([]);
});

test('an item is counted as DynamoDB counts it', () => {
  expect(bytesOf({ project: '2024#p01', number: 23, units: ['u05'], content: '公园' })).toBe(7 + 8 + (6 + 2) + (5 + 3 + 3 + 1) + (7 + 6));
});

test('an edit costs a few units, whatever else is in the sheet', () => {
  const { writes, reads, bytes } = unitsOfAnEdit();
  expect(bytes.task).toBeGreaterThan(bytes.project);
  expect(total(writes)).toBeLessThan(20);
  expect(total(reads)).toBeLessThan(20);
});
