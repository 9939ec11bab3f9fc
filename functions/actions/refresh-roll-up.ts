import { rollUp, sameRollUp } from '../../domain/roll-up.ts';
import type { ProjectId } from '../../domain/types.ts';
import type { ProjectContents, Store } from '../ports.ts';

/** Works a project's roll-up out anew from its tasks and stores it where it differs. Gives the project so; null where it is gone. */
export const refreshRollUp = async (store: Store, project: ProjectId): Promise<ProjectContents | null> => {
  const contents = await store.project(project);
  if (contents === null) return null;
  const fresh = rollUp(contents.tasks.map((task) => task.assessment.completion));
  if (!sameRollUp(fresh, contents.project.rollUp)) await store.saveRollUp(project, fresh);
  return { ...contents, project: { ...contents.project, rollUp: fresh } };
};
