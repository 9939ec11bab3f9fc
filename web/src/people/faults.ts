/** What is wrong with a form about a member or a unit, by field: as the page sees it, or as the server says. */
import type { ErrorCode } from '../../../domain/text/errors.ts';
import type { RequestFailure } from '../api/request.ts';

export type PeopleField = 'name' | 'email' | 'role' | 'units' | 'shortName' | 'into';

/** Where the sentence about a field is found: in the page's catalogue, or among the server's errors. */
export type PeopleFault = 'missing' | 'too_long' | 'control_character' | 'email' | 'units' | ErrorCode;

export type PeopleFaults = Readonly<Partial<Record<PeopleField, PeopleFault>>>;

/** Codes of the server that one field can mend. */
const FIELD_OF: Readonly<Partial<Record<ErrorCode, PeopleField>>> = {
  email_taken: 'email',
  unknown_unit: 'units',
  editor_without_unit: 'units',
  last_admin: 'role',
  unit_name_taken: 'name',
  unit_merged: 'into',
  unit_into_itself: 'into',
};

const FIELDS = ['name', 'email', 'role', 'units', 'shortName', 'into'] as const satisfies readonly PeopleField[];

/** One sentence of a shape's parser. */
type Issue = { readonly path: string; readonly expected: string };

const faultOf = (field: PeopleField, expected: string): PeopleFault => {
  if (expected === 'missing' || expected === 'control_character') return expected;
  if (field === 'email' || field === 'units') return field;
  return expected.startsWith('at most') ? 'too_long' : 'missing';
};

/** Faults by field; of several at one field, the first. */
export const faultsOfIssues = (issues: readonly Issue[]): PeopleFaults =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const issue = issues.find(({ path }) => path === field || path.startsWith(`${field}.`));
      return issue === undefined ? [] : [[field, faultOf(field, issue.expected)]];
    }),
  );

/** What a refusal of the server says of single fields; nothing where it is about something else. */
export const faultsOfFailure = (failure: RequestFailure | null, fields: readonly PeopleField[]): PeopleFaults => {
  if (failure?.kind !== 'problem') return {};
  const { code, fields: issues = [] } = failure.problem;
  const field = FIELD_OF[code];
  if (field !== undefined && fields.includes(field)) return { [field]: code };
  return code === 'invalid_request' || code === 'control_character' ? faultsOfIssues(issues) : {};
};
