import { StartFailure } from '../../local/failure.ts';
import type { Municipality } from '../settings.ts';
import type { Request } from './request.ts';

export type Command = {
  /** Once, before the first city. */
  readonly before?: (request: Request) => void | Promise<void>;
  /** For one city; the words for the table at the end. A failure is thrown as a sentence. */
  readonly run: (city: Municipality, request: Request) => string | Promise<string>;
};

export const NOT_DEPLOYED = '还没有部署 / not deployed yet';

/** Refuses several cities at once without `--yes`: they are worked on side by side, so nothing can be asked. */
export const onlyAsked = ({ names, yes }: Request, zh: string, en: string): void => {
  if (names.length <= 1 || yes) return;
  throw new StartFailure(
    `一次处理几个城市时不能逐一确认。${zh}再加上 --yes。`,
    `Several cities at once cannot be asked about. ${en}, then add --yes.`,
  );
};
