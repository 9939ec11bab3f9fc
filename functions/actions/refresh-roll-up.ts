import { rollUp, sameRollUp } from '../../domain/roll-up.ts';
import type { ProjectId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** Works a project's roll-up out anew from its tasks and stores it where it differs. */
export const refreshRollUp = async (store: Store, project: ProjectId): Promise<void> => {
  const contents = await store.project(project);
  if (contents === null) return;
  const fresh = rollUp(contents.tasks.map((task) => task.assessment.completion));
  if (!sameRollUp(fresh, contents.project.rollUp)) await store.saveRollUp(project, fresh);
};
