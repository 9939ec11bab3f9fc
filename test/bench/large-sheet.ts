import type { SheetContents } from '../../domain/types.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';

/** The sample sheet, its rows repeated under new ids until there are so many. */
export const largeSheet = (count: number): SheetContents => {
  const { sheet, projects, tasks, units } = pinghu2024();
  const copies = Array.from({ length: Math.ceil(count / tasks.length) }, (_, copy) => `c${copy}`);
  return {
    sheet,
    units,
    projects: copies.flatMap((copy) => projects.map((project) => ({ ...project, id: project.id + copy, order: copy + project.order }))),
    tasks: copies
      .flatMap((copy) => tasks.map((task) => ({ ...task, id: task.id + copy, project: task.project + copy, order: copy + task.order })))
      .slice(0, count),
  };
};
