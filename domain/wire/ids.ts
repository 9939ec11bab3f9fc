import * as z from 'zod';

/** A sheet's id starts with its year, so that no sheet shares a partition with another kind of item. */
export const sheetId = z.string().regex(/^\d{4}[0-9a-z]{0,12}$/u);

/** `<sheet>-<name>`: unique in the city and safe in a URL. */
export const projectId = z.string().regex(/^\d{4}[0-9a-z]{0,12}-[0-9A-Za-z]{1,40}$/u);

export const taskId = z.string().regex(/^\d{4}[0-9a-z]{0,12}-[0-9A-Za-z]{1,40}$/u);
