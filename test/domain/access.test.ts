import { expect, test } from 'vitest';
import { may, mayEver } from '../../domain/access.ts';
import { ADMIN, EDITOR, VIEWER } from '../support/samples.ts';

const own = { units: ['民政局', '教育局'] };
const foreign = { units: ['残联'] };

test.each([
  ['admin', ADMIN, [true, true, true, true]],
  ['editor', EDITOR, [true, true, true, false]],
  ['viewer', VIEWER, [true, true, false, false]],
] as const)('%s: read own, read other, report own, report other', (_, actor, expected) => {
  expect([may(actor, 'read', own), may(actor, 'read', foreign), may(actor, 'report', own), may(actor, 'report', foreign)]).toEqual(
    expected,
  );
});

test('a viewer may never report, an editor may somewhere', () => {
  expect([mayEver(VIEWER, 'report'), mayEver(EDITOR, 'report'), mayEver(VIEWER, 'read')]).toEqual([false, true, true]);
});
