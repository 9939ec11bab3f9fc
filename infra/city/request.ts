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
  'alarm-email': { type: 'string' },
} as const;

export type Setting = keyof typeof SETTINGS;

/** What `restore` goes back to and into, and how fast `migrate` writes. */
const CHOICES = {
  at: { type: 'string' },
  backup: { type: 'string' },
  table: { type: 'string' },
  into: { type: 'string' },
  rate: { type: 'string' },
} as const;

export type Request = {
  /** Such as `deploy`; `help` where none is named. */
  readonly command: string;
  /** Names of municipalities, each once. */
  readonly names: readonly string[];
  /** Whether no question is to be asked. */
  readonly yes: boolean;
  /** Whether to tell only what there is to choose from. */
  readonly list: boolean;
  /** The name typed again, of the city to destroy or to restore. */
  readonly confirm: string | undefined;
  readonly settings: Readonly<Partial<Record<Setting, string>>>;
  readonly choices: Readonly<Record<keyof typeof CHOICES, string | undefined>>;
  /** What goes on to the CDK's own command line as it stands. */
  readonly passedOn: readonly string[];
};

/** Options of a command; all take `--all` and `--yes`, if only to say why not. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  new: Object.keys(SETTINGS),
  restore: ['at', 'backup', 'table', 'into', 'list', 'confirm'],
  migrate: ['rate'],
  destroy: ['confirm'],
};

/** Refuses what the command would pass over. */
const onlyTaken = (command: string, given: readonly string[]): void => {
  const other = given.find((option) => !['all', 'yes', ...(TAKEN[command] ?? [])].includes(option));
  if (other === undefined) return;
  throw new StartFailure(
    `${command} 没有选项 --${other}。用法见 npm run city -- help。`,
    `${command} has no option --${other}. See npm run city -- help.`,
  );
};

const parsed = (words: readonly string[]) => {
  try {
    const flags = { all: { type: 'boolean' }, yes: { type: 'boolean' }, list: { type: 'boolean' }, confirm: { type: 'string' } } as const;
    const options = { ...SETTINGS, ...CHOICES, ...flags } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`看不懂这条命令:${why}`, `This command cannot be read: ${why}`);
  }
};

export const requestOf = (words: readonly string[]): Request => {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const { values, positionals } = parsed(words.slice(0, end));
  const { all = false, yes = false, list = false, confirm, at, backup, table, into, rate, ...settings } = values;
  const choices = { at, backup, table, into, rate };
  const [command = 'help', ...named] = positionals;
  onlyTaken(command, Object.keys(values));
  if (all && named.length > 0) throw new StartFailure('写了城市名就不要再写 --all。', 'Give names or --all, not both.');
  const names = all ? municipalities() : [...new Set(named)];
  return { command, names, yes, list, confirm, settings, choices, passedOn: words.slice(end + 1) };
};
