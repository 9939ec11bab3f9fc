/** The reader, a file of its own: nothing of it is needed for the first rows. */
import { assess } from '../../../domain/assess.ts';
import { compare } from '../../../domain/compare.ts';
import type { Assessment, Task } from '../../../domain/types.ts';

/** What a reading needs of a task: its content, what is by hand, and the figures that the new ones are held against. */
export type Readable = Pick<Task, 'content' | 'overrides' | 'assessment'>;

/** How the server will read a text of the task: the very same functions, run here. */
export const readText = ({ content, overrides, assessment }: Readable, text: string): Assessment => {
  const fresh = assess(content, text, overrides);
  return { ...fresh, warnings: [...fresh.warnings, ...compare(assessment, fresh)] };
};
