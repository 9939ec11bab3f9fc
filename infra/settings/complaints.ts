/** What is wrong with a settings file, in sentences: where, what is there, and how to mend it. */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** The complaint of a field: what is there, and how to mend it. */
export const mend = (how: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    `${input === undefined ? 'is missing' : `cannot be ${JSON.stringify(input)}`}. ${how}`,
});

/**
 * The one shape that was meant where there is a choice of several: the one whose key is there, alone. Its own complaints
 * say more than that of the choice.
 */
const meant = (issue: Issue): readonly Issue[] | undefined => {
  const branches = issue.code === 'invalid_union' ? issue.errors.filter((branch) => branch.every(({ path }) => path.length > 1)) : [];
  return branches.length === 1 ? branches[0] : undefined;
};

const sentences = (issues: readonly Issue[], above: readonly PropertyKey[]): readonly string[] =>
  issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    const inside = meant(issue);
    if (inside !== undefined) return sentences(inside, path);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...path, key].join('.')} is not a setting. Correct its spelling or take it out.`)
      : [`${path.join('.')} ${issue.message}`];
  });

/** Each complaint as a sentence that begins with its field. */
export const complaintsOf = (error: z.ZodError): readonly string[] => sentences(error.issues, []);
