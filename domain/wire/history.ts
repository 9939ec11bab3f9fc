import * as z from 'zod';

/** Query of `GET …/history`: how many events, and the version below which the list goes on (`next` of the answer before). */
export const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: z.coerce.number().int().min(1).nullable().default(null),
});
