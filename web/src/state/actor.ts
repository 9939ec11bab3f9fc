import { useCallback } from 'react';
import { may } from '../../../domain/access.ts';
import type { Actor } from '../../../domain/types.ts';
import { useSession } from '../session/session.ts';
import type { Row } from './rows.ts';

/** What the page offers to do with a task; the server decides again. */
export type Rights = {
  /** Change the task's text; state an actual by hand, take it back, confirm it. */
  readonly report: boolean;
  /** Change what the task promises, and its completion as a whole. */
  readonly define: boolean;
  /** Comment on the task. */
  readonly comment: boolean;
  /** Send its reports back. */
  readonly supervise: boolean;
};

type OfUnits = Pick<Row, 'unitIds'>;

export const rights = ({ unitIds }: OfUnits, actor: Actor): Rights => ({
  report: may(actor, 'report', { units: unitIds }),
  define: may(actor, 'define', { units: unitIds }),
  comment: may(actor, 'comment', { units: unitIds }),
  supervise: may(actor, 'supervise', { units: unitIds }),
});

/** What whoever is here may do with a task. */
export const useRights = (): ((task: OfUnits) => Rights) => {
  const { actor } = useSession();
  return useCallback((task: OfUnits) => rights(task, actor), [actor]);
};
