import { describe, expect, test } from 'vitest';
import { may, mayEver, type Right } from '../../domain/access.ts';
import type { Actor } from '../../domain/types.ts';
import { ADMIN, EDITOR, VIEWER } from '../support/samples.ts';

const OWN = { units: ['u03', 'u05'] };
const OTHER = { units: ['u06'] };

/** What each role may do on a task of its units, and on another one. */
const TABLE: readonly (readonly [string, Actor, Readonly<Record<Right, readonly [own: boolean, other: boolean]>>])[] = [
  [
    'an admin',
    ADMIN,
    {
      read: [true, true],
      report: [true, true],
      comment: [true, true],
      define: [true, true],
      manage: [true, true],
      supervise: [true, true],
    },
  ],
  [
    'an editor',
    EDITOR,
    {
      read: [true, true],
      report: [true, false],
      comment: [true, false],
      define: [false, false],
      manage: [false, false],
      supervise: [false, false],
    },
  ],
  [
    'a viewer',
    VIEWER,
    {
      read: [true, true],
      report: [false, false],
      comment: [false, false],
      define: [false, false],
      manage: [false, false],
      supervise: [false, false],
    },
  ],
];

const RIGHTS = ['read', 'report', 'comment', 'define', 'manage'] as const;

describe.each(TABLE)('%s', (_, actor, rights) => {
  test.each(RIGHTS)('%s, on own tasks and on others', (right) => {
    expect([may(actor, right, OWN), may(actor, right, OTHER)]).toEqual(rights[right]);
    expect(mayEver(actor, right)).toBe(rights[right].includes(true));
  });
});

test('an editor of no unit may report nowhere', () => expect(may({ ...EDITOR, units: [] }, 'report', OWN)).toBe(false));
