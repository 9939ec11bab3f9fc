/** What letters are written with, as the environment says. */
import * as z from 'zod';
import { bulletinOfPeriod } from '../actions/bulletin-of-period.ts';
import { ENVIRONMENT } from '../environment.ts';
import { letterWriter } from '../letters/writer.ts';
import type { LetterParts, Store } from '../ports.ts';
import { sealWith } from '../seal.ts';
import { secretText } from '../secrets.ts';
import { required } from './required.ts';

/** What letters are handed to. */
export const relay = (): 'none' | 'ses' | 'smtp' => z.enum(['none', 'ses', 'smtp']).parse(required(ENVIRONMENT.relay));

export const letterParts = (store: Store): LetterParts => {
  const secret = required(ENVIRONMENT.sealSecret);
  return {
    writer: letterWriter(),
    mails: store,
    bulletinOf: (sheet, period) => bulletinOfPeriod(store, sheet, period),
    timeZone: required(ENVIRONMENT.timeZone),
    page: required(ENVIRONMENT.pageOrigin),
    seal: sealWith(async () => Buffer.from(await secretText(secret), 'utf8')),
  };
};
