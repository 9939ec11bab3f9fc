/** What the paths of several routes name. */
import * as z from 'zod';
import { projectId, sheetId, taskId } from '../../domain/wire/ids.ts';

export const sheetPath = z.object({ sheet: sheetId });

export const taskPath = z.object({ project: projectId, task: taskId });
