/** What somebody asks for on the command line: `npm run city -- <command> [name…|--all] [options] [-- options of cdk]`. */
import { parseArgs } from 'node:util';
import { StartFailure } from '../../local/failure.ts';
import { municipalities } from '../settings.ts';

/** Settings that `new` takes on the command line instead of asking for them. */
const SETTINGS = {
  city: { type: 'string' },
  region: { type: 'string' },
  'sign-in': { type: 'string' },
  issuer: { type: 'string' },
  audience: { type: 'string' },
  'client-id': { type: 'string' },
  admins: { type: 'string' },
  domain: { type: 'string' },
  certificate: { type: 'string' },
} as const;

export type Setting = keyof typeof SETTINGS;

export type Request = {
  /** Such as `deploy`; `help` where none is named. */
  readonly command: string;
  /** Names of municipalities, each once. */
  readonly names: readonly string[];
  /** Whether no question is to be asked. */
  readonly yes: boolean;
  /** The name typed again, of the city to destroy. */
  readonly confirm: string | undefined;
  readonly settings: Readonly<Partial<Record<Setting, string>>>;
  /** What goes on to the CDK's own command line as it stands. */
  readonly passedOn: readonly string[];
};

const parsed = (words: readonly string[]) => {
  try {
    const options = { ...SETTINGS, all: { type: 'boolean' }, yes: { type: 'boolean' }, confirm: { type: 'string' } } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`看不懂这条命令:${why}`, `This command cannot be read: ${why}`);
  }
};

export const requestOf = (words: readonly string[]): Request => {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const { values, positionals } = parsed(words.slice(0, end));
  const { all = false, yes = false, confirm, ...settings } = values;
  const [command = 'help', ...named] = positionals;
  if (all && named.length > 0) throw new StartFailure('写了城市名就不要再写 --all。', 'Give names or --all, not both.');
  return { command, names: all ? municipalities() : [...new Set(named)], yes, confirm, settings, passedOn: words.slice(end + 1) };
};
