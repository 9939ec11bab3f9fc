/** What letters are written with, as the environment says. */
import * as z from 'zod';
import { LETTERS } from '../mail-parts.ts';
import { ENVIRONMENT } from '../environment.ts';
import type { LetterParts } from '../ports.ts';
import { sealWith } from '../seal.ts';
import { secretText } from '../secrets.ts';
import { required } from './required.ts';

/** What letters are handed to. */
export const relay = (): 'none' | 'ses' | 'smtp' => z.enum(['none', 'ses', 'smtp']).parse(required(ENVIRONMENT.relay));

export const letterParts = (): LetterParts => {
  const secret = required(ENVIRONMENT.sealSecret);
  return {
    ...LETTERS,
    timeZone: required(ENVIRONMENT.timeZone),
    page: required(ENVIRONMENT.pageOrigin),
    seal: sealWith(async () => Buffer.from(await secretText(secret), 'utf8')),
  };
};
