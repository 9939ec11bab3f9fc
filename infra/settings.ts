/** The settings of one municipality, kept in `infra/municipalities/<name>.json`. A wrong file is refused in plain words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { MUNICIPALITIES } from './paths.ts';

/** A field's complaint: what is there, and how to mend it. */
const mend = (how: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    `${input === undefined ? 'is missing' : `cannot be ${JSON.stringify(input)}`}. ${how}`,
});

const CLIENT = 'Give the name by which the identity provider knows the page, such as "shishi".';
const BACKUPS = 'Give days from 35 to 3650, or leave it out for 365.';
const STREAM = 'Give the ARN of its stream, as the restore printed it.';
const SCOPE = 'Give scopes with blanks between, "openid" and "email" among them, or leave it out.';

/** Days that CloudWatch Logs can keep a log for; the last stands for ever. */
const RETENTION_DAYS = Object.values(RetentionDays).filter((days) => typeof days === 'number');

const municipality = z.strictObject({
  /** Short name in pinyin. It names the file and the stack, and so keeps two municipalities in one account apart. */
  name: z.string(mend('Give the name of the file without .json.')),
  /** The city as its people write it. */
  city: z.string(mend('Give the name of the city, such as "平湖市".')).trim().min(1, mend('Give the name of the city, such as "平湖市".')),
  /** AWS region to deploy to. Without it, the region of whoever deploys. */
  region: z
    .string()
    .regex(/^[a-z]{2,}(-[a-z]+)+-\d$/u, mend('Give an AWS region, such as "cn-northwest-1", or leave it out.'))
    .optional(),
  /** AWS account to deploy to; no other one is accepted then. Without it, the account of whoever deploys. */
  account: z
    .string(mend('Give the 12 digits in quotes, or leave it out.'))
    .regex(/^\d{12}$/u, mend('Give 12 digits, or leave it out.'))
    .optional(),
  /** Who says who somebody is. The API is closed to every token but this issuer's for this audience. */
  oidc: z.strictObject(
    {
      /** Exactly as in the tokens' `iss`. API Gateway reads `/.well-known/openid-configuration` below it when deploying. */
      issuer: z.url({ protocol: /^https$/u, ...mend('Give the https address of the identity provider, such as "https://id.example.cn".') }),
      /** The tokens' `aud`, or `client_id` where the issuer writes that. */
      audience: z
        .string(mend('Give the audience that the identity provider writes into its tokens, such as "shishi-pinghu".'))
        .min(1, mend('Give the audience that the identity provider writes into its tokens, such as "shishi-pinghu".')),
      /** The page as the issuer knows it: a public client that uses PKCE and refresh tokens, and comes back to `/signed-in`. */
      clientId: z.string(mend(CLIENT)).min(1, mend(CLIENT)),
      /** What the page asks for at sign-in. The e-mail is how an invitation is found. */
      scope: z
        .string(mend(SCOPE))
        .refine((scope) => ['openid', 'email'].every((wanted) => scope.split(' ').includes(wanted)), mend(SCOPE))
        .default('openid profile email'),
      /** Sent as `resource` (RFC 8707) where the issuer must be told which API a token is for. Most need none. */
      resource: z.url(mend('Give the address that names the API at the identity provider, or leave it out.')).exactOptional(),
      /** Origins, beside the issuer's own, of the endpoints in its discovery document, such as Cognito's hosted domain. */
      endpoints: z
        .array(z.string().regex(/^https:\/\/[^/\s]+$/u, mend('Give an origin, such as "https://pinghu.auth.example.cn".')))
        .default([]),
    },
    mend('Give the identity provider as { "issuer": …, "audience": …, "clientId": … }.'),
  ),
  /** Whoever signs in with one of these verified e-mails, and was not invited, becomes an admin. */
  firstAdmins: z
    .array(z.email(mend('Give an e-mail address.')), mend('Give a list of e-mail addresses.'))
    .min(1, mend('Name at least one: nobody else can invite the others.')),
  /** Days that each night's backup of the table is kept. Any second of the last 35 days can be restored without one. */
  backupRetentionDays: z.int(mend(BACKUPS)).min(35, mend(BACKUPS)).max(3650, mend(BACKUPS)).default(365),
  /** A restored table, which is used instead of the one that the stack made. Without it, the stack's own is used. */
  table: z
    .strictObject(
      {
        name: z
          .string(mend('Give the name of the restored table.'))
          .regex(/^[\w.-]{3,255}$/u, mend('Give the name of the restored table.')),
        stream: z.string(mend(STREAM)).regex(/^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/\S+$/u, mend(STREAM)),
      },
      mend('Give the restored table as { "name": …, "stream": … }, or leave it out.'),
    )
    .refine(({ name, stream }) => stream.includes(`:table/${name}/stream/`), {
      error: 'holds the stream of another table. Give the two lines that the restore printed.',
    })
    .exactOptional(),
  /** How long logs are kept. 180 days by default: 网络安全法 asks operators to keep network logs for six months. */
  logRetentionDays: z
    .enum(RetentionDays, mend(`Give one of ${RETENTION_DAYS.join(', ')}, or leave it out for 180.`))
    .default(RetentionDays.SIX_MONTHS),
  /** What becomes of the logs when the stack is deleted. The table and the page's files stay in either case. */
  logsAfterRemoval: z.enum(['keep', 'delete'], mend('Give "keep" or "delete", or leave it out for "keep".')).default('keep'),
});

export type Municipality = Readonly<z.output<typeof municipality>>;

export type Reading = { readonly ok: true; readonly settings: Municipality } | { readonly ok: false; readonly message: string };

const refused = (message: string): Reading => ({ ok: false, message });

const sentencesOf = (file: string, error: z.ZodError): string =>
  error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `${file}: ${[...issue.path, key].join('.')} is not a setting. Correct its spelling or take it out.`)
        : [`${file}: ${issue.path.join('.')} ${issue.message}`],
    )
    .join('\n');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads the text of a settings file. `file` is its path, for the message. */
export const checkMunicipality = (file: string, text: string): Reading => {
  const content = parsed(text);
  if (typeof content !== 'object' || content === null) return refused(`${file}: is not a JSON object. Compare it with pinghu.json.`);
  const result = municipality.safeParse(content);
  if (!result.success) return refused(sentencesOf(file, result.error));
  if (`${result.data.name}.json` !== basename(file)) {
    return refused(`${file}: name cannot be "${result.data.name}". Give the name of the file without .json.`);
  }
  return { ok: true, settings: result.data };
};

/** Reads the settings of the municipality that was asked for with `-c municipality=<name>`. */
export const readMunicipality = (name: unknown): Reading => {
  if (typeof name !== 'string' || name.length > 20 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(name)) {
    return refused(
      `-c municipality=${String(name)}: is not a name. Use up to 20 small letters, digits and single hyphens, such as pinghu.`,
    );
  }
  const path = join(MUNICIPALITIES, `${name}.json`);
  const file = `infra/municipalities/${name}.json`;
  if (existsSync(path)) return checkMunicipality(file, readFileSync(path, 'utf8'));
  const known = readdirSync(MUNICIPALITIES).map((each) => basename(each, '.json'));
  return refused(`${file}: is missing. Copy pinghu.json to it, or choose one of: ${known.join(', ')}.`);
};
