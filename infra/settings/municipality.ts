/** The settings of one municipality: each field with what it means, and its default. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { mend } from './complaints.ts';
import { identity } from './identity.ts';
import { mail } from './mail.ts';
import { isInChina, type Partition, region, timeZone } from './place.ts';

/** Days that CloudWatch Logs can keep a log for; the last stands for ever. */
const RETENTION_DAYS = Object.values(RetentionDays).filter((days) => typeof days === 'number');

const NAME = mend('Give up to 20 small letters, digits and single hyphens, as the file is named without .json.');
const CITY = mend('Give the name of the city, such as "平湖市".');
const HOST = mend('Give a host name, such as "shishi.pinghu.example.cn".');
const CERTIFICATE = mend('Give the ARN of a certificate of ACM for the domain.');
const BACKUPS = mend('Give days from 35 to 3650, or leave it out for 365.');
const TABLE = mend('Give the name of the restored table.');
const STREAM = mend('Give the ARN of its stream, as the restore printed it.');
const CONCURRENCY = mend('Give a whole number from 1 to 900, or leave it out.');
const ICP = mend('Give the number of the ICP filing, such as "浙ICP备12345678号-1".');
const POLICE = mend('Give the number of the filing with the police, such as "浙公网安备33040002000123号", or leave it out.');
const BUDGET = mend('Give an amount above 0 for a month.');

/** CloudFormation names many things after the stack, and so after the city; 20 characters leave room for the rest in each. */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= 20 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(name);

const domain = z.strictObject(
  {
    /** Where people open the page. Its DNS record points to the address that the deployment tells. */
    name: z.string(HOST).regex(/^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/u, HOST),
    /** Certificate of ACM for it: in us-east-1 for CloudFront, else in the city's own region. */
    certificate: z.string(CERTIFICATE).regex(/^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/u, CERTIFICATE),
  },
  mend('Give { "name": …, "certificate": … }, or leave it out for the address that AWS gives.'),
);

const restoredTable = z
  .strictObject(
    {
      name: z.string(TABLE).regex(/^[\w.-]{3,255}$/u, TABLE),
      stream: z.string(STREAM).regex(/^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/\S+$/u, STREAM),
    },
    mend('Give the restored table as { "name": …, "stream": … }, or leave it out.'),
  )
  .refine(({ name, stream }) => stream.includes(`:table/${name}/stream/`), {
    error: 'holds the stream of another table. Give the two lines that the restore printed.',
  });

export const municipality = z
  .strictObject({
    /** Short name in pinyin. It names the file and the stack, and so keeps two municipalities in one account apart. */
    name: z.string(NAME).refine(isName, NAME),
    /** The city as its people write it. */
    city: z.string(CITY).trim().min(1, CITY),
    /** AWS region to deploy to. It tells the partition too: `cn-*` are China's. */
    region,
    /** AWS account to deploy to; no other one is accepted then. Without it, the account of whoever deploys. */
    account: z
      .string(mend('Give the 12 digits in quotes, or leave it out.'))
      .regex(/^\d{12}$/u, mend('Give 12 digits, or leave it out.'))
      .exactOptional(),
    /** Time zone of the city's days, for what is sent and closed on one. Asia/Shanghai by default. */
    timeZone,
    /** A domain of the city's own, with its certificate. */
    domain: domain.exactOptional(),
    /** What the page's files come from: CloudFront, or a Lambda where that is not to be had. By default as the region asks. */
    hosting: z.enum(['cloudfront', 'lambda'], mend('Give "cloudfront" or "lambda", or leave it out.')).exactOptional(),
    /** What the Lambdas run on. By default arm64, which costs less; in China x86_64, since nothing says that both regions there have it. */
    processor: z.enum(['arm64', 'x86_64'], mend('Give "arm64" or "x86_64", or leave it out.')).exactOptional(),
    /** Whether everybody may see, at `/public`, each sheet as its latest closed period left it. Not by default. */
    publicPage: z.boolean(mend('Give true or false, or leave it out for false.')).default(false),
    /**
     * Requests of that page that are answered at once, at most; taken out of the account's concurrency for good. AWS refuses what leaves
     * less than 100 to everything else, so a new account has none to give. Without it, the page shares the account's.
     */
    publicConcurrency: z.int(CONCURRENCY).min(1, CONCURRENCY).max(900, CONCURRENCY).exactOptional(),
    /** Numbers that the site was filed under in mainland China. They stand at the foot of the first page, with links to their registers. */
    filing: z
      .strictObject(
        {
          icp: z.string(ICP).regex(/ICP备\d+号(-\d+)?$/u, ICP),
          police: z
            .string(POLICE)
            .regex(/公网安备\s?\d+号$/u, POLICE)
            .exactOptional(),
        },
        mend('Give { "icp": … }, with "police" where there is one, or leave it out.'),
      )
      .exactOptional(),
    /** Who says who somebody is. The API is closed to every token but this issuer's for this audience. */
    identity,
    /** How mail goes out; none without it. */
    mail: mail.exactOptional(),
    /** Whoever signs in with one of these verified e-mails, and was not invited, becomes an admin. */
    firstAdmins: z
      .array(z.email(mend('Give an e-mail address.')), mend('Give a list of e-mail addresses.'))
      .min(1, mend('Name at least one: nobody else can invite the others.')),
    /** How long logs are kept. 365 days by default: 网络安全法 asks operators to keep network logs for six months, which may have 184 days. */
    logRetentionDays: z
      .enum(RetentionDays, mend(`Give one of ${RETENTION_DAYS.join(', ')}, or leave it out for 365.`))
      .default(RetentionDays.ONE_YEAR),
    /** What becomes of the logs when the stack is deleted. The table and the page's files stay in either case. */
    logsAfterRemoval: z.enum(['keep', 'delete'], mend('Give "keep" or "delete", or leave it out for "keep".')).default('keep'),
    /** Days that each night's backup of the table is kept. Any second of the last 35 days can be restored without one. */
    backupRetentionDays: z.int(BACKUPS).min(35, BACKUPS).max(3650, BACKUPS).default(365),
    /** A restored table, which is used instead of the one that the stack made. Without it, the stack's own is used. */
    table: restoredTable.exactOptional(),
    /** Who is told when something is wrong; nobody without it. */
    alarmEmail: z.email(mend('Give an e-mail address, or leave it out.')).exactOptional(),
    /** What the city means to spend in a month, in the currency of its bill. Without it, nothing is watched. */
    budget: z
      .strictObject(
        { monthly: z.number(BUDGET).positive(BUDGET), currency: z.enum(['USD', 'CNY'], mend('Give "USD" or "CNY".')) },
        mend('Give { "monthly": …, "currency": "USD" or "CNY" }, or leave it out.'),
      )
      .exactOptional(),
  })
  .transform((given) => {
    const partition: Partition = isInChina(given.region) ? 'aws-cn' : 'aws';
    const chosen =
      partition === 'aws-cn'
        ? ({ hosting: 'lambda', processor: 'x86_64' } as const)
        : ({ hosting: 'cloudfront', processor: 'arm64' } as const);
    return { ...chosen, ...given, partition };
  });

export type Municipality = Readonly<z.output<typeof municipality>>;
