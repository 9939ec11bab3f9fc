/** Every route reaches the Lambda that holds it: paths that the infrastructure knows against the tables of the handlers. */
import { describe, expect, test } from 'vitest';
import { API_ROUTES } from '../../functions/http/api-routes.ts';
import { OFFICE_PATHS, OPEN_OFFICE_PATHS } from '../../functions/http/office-paths.ts';
import { OFFICE_ROUTES } from '../../functions/http/office-routes.ts';
import { isOfficePath } from '../../local/http-api.ts';

/** A path as somebody calls it. */
const called = (path: string): string => path.replaceAll(/\{\w+\}/gu, 'x1');

const pathsOf = (routes: readonly { readonly path: string }[]): string[] => [...new Set(routes.map(({ path }) => called(path)))];

describe('the paths of the office', () => {
  test('take every route of its table there', () => expect(pathsOf(OFFICE_ROUTES).filter((path) => !isOfficePath(path))).toEqual([]));

  test('take no route of the API away', () => expect(pathsOf(API_ROUTES).filter(isOfficePath)).toEqual([]));

  test.each([...OFFICE_PATHS, ...OPEN_OFFICE_PATHS])('%s is of use', (path) => {
    const start = called(path.replace('{proxy+}', ''));
    expect(pathsOf(OFFICE_ROUTES).some((route) => (path.endsWith('{proxy+}') ? route.startsWith(start) : route === start))).toBe(true);
  });

  test('are open to anybody where the table says so, and nowhere else', () =>
    expect(OFFICE_ROUTES.filter(({ may }) => may === 'anyone').map(({ path }) => path)).toEqual(
      OPEN_OFFICE_PATHS.flatMap((path) => [path, path]),
    ));

  test.each([
    ['/api/members', true],
    ['/api/members/m1', true],
    ['/api/members/m1/history', true],
    ['/api/membership', false],
    ['/api/members/', false],
    ['/api/sheets/2024/snapshots/2024-03', true],
    ['/api/sheets/2024/x/snapshots', false],
    ['/api/sheets/2024', false],
    ['/api/projects/2024-p1/tasks/2024-t1/history', false],
  ])('%s: %s', (path, isThere) => expect(isOfficePath(path)).toBe(isThere));
});
