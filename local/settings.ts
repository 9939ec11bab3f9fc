/** Settings of the local product, from the environment; each has a default. */
import { resolve } from 'node:path';
import { isTimeZone } from '../domain/mail/local-time.ts';
import { StartFailure } from './failure.ts';

export type LocalSettings = {
  /** TCP port of the page and the API on loopback; 0 takes a free one. `PORT`, 8787 by default. */
  readonly port: number;
  /** Folder that holds all data. `SHISHI_DATA`, `.data` by default. */
  readonly data: string;
  /** A DynamoDB-compatible engine to use instead of the embedded one. `DYNAMODB_ENDPOINT`. */
  readonly endpoint: string | null;
  /** Whether people sign in at the embedded issuer; else whoever is at this computer is the sample admin. `SHISHI_SIGN_IN`, on by default. */
  readonly signIn: boolean;
  /** The city's time zone, by which mails go out. `SHISHI_TIME_ZONE`, Asia/Shanghai by default. */
  readonly timeZone: string;
};

const DEFAULT_PORT = 8787;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export const readSettings = (env: Readonly<Record<string, string | undefined>>): LocalSettings => {
  const port = Number(env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartFailure(
      `PORT 须为 0 到 65535 的整数,现在是「${env.PORT}」。`,
      `PORT must be a whole number from 0 to 65535; it is "${env.PORT}".`,
    );
  }
  const endpoint = env.DYNAMODB_ENDPOINT ?? '';
  if (endpoint !== '' && !URL.canParse(endpoint)) {
    throw new StartFailure(`DYNAMODB_ENDPOINT 须为网址,现在是「${endpoint}」。`, `DYNAMODB_ENDPOINT must be a URL; it is "${endpoint}".`);
  }
  const signIn = env.SHISHI_SIGN_IN ?? 'on';
  if (signIn !== 'on' && signIn !== 'off') {
    throw new StartFailure(
      `SHISHI_SIGN_IN 须为 on 或 off,现在是「${signIn}」。请改正后重试。`,
      `SHISHI_SIGN_IN must be on or off; it is "${signIn}".`,
    );
  }
  const timeZone = env.SHISHI_TIME_ZONE ?? DEFAULT_TIME_ZONE;
  if (!isTimeZone(timeZone)) {
    throw new StartFailure(
      `SHISHI_TIME_ZONE 须为时区名称,如 Asia/Shanghai,现在是「${timeZone}」。请改正后重试。`,
      `SHISHI_TIME_ZONE must be the name of a time zone, such as Asia/Shanghai; it is "${timeZone}".`,
    );
  }
  return {
    port,
    data: resolve(env.SHISHI_DATA ?? '.data'),
    endpoint: endpoint === '' ? null : endpoint,
    signIn: signIn === 'on',
    timeZone,
  };
};
