import * as z from 'zod';
import { secretText } from '../secrets.ts';

const account = z.object({ user: z.string(), password: z.string() });

/** User and password of a mail server, from the secret of this name. */
export const mailAccount = async (secret: string): Promise<z.output<typeof account>> => account.parse(JSON.parse(await secretText(secret)));
