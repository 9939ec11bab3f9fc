import { wordOf } from '../bulletin/word.ts';
import { newHttpHandler } from '../http/handler.ts';
import { OFFICE_ROUTES } from '../http/office-routes.ts';
import { httpParts } from './http-parts.ts';
import { letterParts, relay } from './letters.ts';

const parts = httpParts();

export const handler = newHttpHandler(OFFICE_ROUTES, {
  ...parts,
  wordOf,
  // What is planned here is sent by the digest, within a minute.
  mailing: { letters: letterParts(parts.store), relay: relay(), mayLoopback: false, sendSoon: () => {} },
});
