/** What the fields of a settings file ask of one another; each rule looks only at what is there and could be read. */
import * as z from 'zod';
import { domainPrefixOf, RESERVED } from './identity.ts';
import { isInChina, lacks, region } from './place.ts';

const text = z.string().optional().catch(undefined);
const anything = z.unknown();

/** As much of a file as the rules look at, whatever else is wrong with it. */
const content = z.object({
  name: text,
  region: region.optional().catch(undefined),
  hosting: text,
  account: text,
  domain: z.object({ certificate: text }).catch({ certificate: undefined }),
  identity: z.object({ cognito: anything }).catch({ cognito: undefined }),
  mail: z.object({ ses: anything }).catch({ ses: undefined }),
  table: z.object({ stream: text }).catch({ stream: undefined }),
  logRetentionDays: z.number().optional().catch(undefined),
  alarmEmail: text,
  publicPage: anything.optional(),
  publicConcurrency: anything.optional(),
  budget: z.object({ currency: text }).optional().catch(undefined),
});

type Content = z.output<typeof content>;

/** A sentence that begins with the field at fault, or null where the rule is kept. */
type Rule = (content: Content) => string | null;

const poolWhereThereIsOne: Rule = ({ identity, region: place }) =>
  identity.cognito !== undefined && place !== undefined && lacks(place, 'Cognito')
    ? `identity.cognito cannot be used in ${place}, which has no Cognito user pools. Give { "oidc": … } with an identity provider that is there.`
    : null;

const poolWithAName: Rule = ({ identity, name }) => {
  const hasPrefix = z.object({ domainPrefix: z.unknown() }).safeParse(identity.cognito);
  const named = hasPrefix.success && hasPrefix.data.domainPrefix !== undefined;
  return identity.cognito !== undefined && name !== undefined && !named && RESERVED.test(domainPrefixOf(name))
    ? `identity.cognito.domainPrefix is missing. Cognito refuses "${domainPrefixOf(name)}": give one without "aws", "amazon" or "cognito".`
    : null;
};

const sesWhereThereIsOne: Rule = ({ mail, region: place }) =>
  mail.ses !== undefined && place !== undefined && lacks(place, 'SES')
    ? `mail.ses cannot be used in ${place}, which has no SES. Give { "smtp": … } with a mail server that is there.`
    : null;

const cloudFrontWhereItIsWhole: Rule = ({ hosting, region: place }) =>
  hosting === 'cloudfront' && place !== undefined && isInChina(place)
    ? `hosting cannot be "cloudfront" in ${place}, where CloudFront knows no origin access control. Give "lambda", or leave it out.`
    : null;

const certificateWhereItIsLookedFor: Rule = ({ domain, hosting, region: place }) => {
  const [, , , found, owner] = domain.certificate?.split(':') ?? [];
  if (found === undefined || owner === undefined || place === undefined) return null;
  const wanted = (hosting ?? (isInChina(place) ? 'lambda' : 'cloudfront')) === 'cloudfront' ? 'us-east-1' : place;
  return found === wanted
    ? null
    : `domain.certificate cannot be in ${found}. Make the certificate in ${wanted}, where ${wanted === place ? 'the API' : 'CloudFront'} looks for it.`;
};

const certificateOfThePartition: Rule = ({ domain, region: place }) => {
  const found = domain.certificate?.split(':')[1];
  if (found === undefined || place === undefined) return null;
  const wanted = isInChina(place) ? 'aws-cn' : 'aws';
  return found === wanted
    ? null
    : `domain.certificate cannot be of "${found}". Make the certificate with an account of "${wanted}", as ${place} takes no other.`;
};

/** Of what names a region of AWS: engines that stand for DynamoDB have names of their own there. */
const tableOfTheRegion: Rule = ({ table, region: place }) => {
  const found = table.stream?.split(':')[3];
  return place === undefined || found === place || !region.safeParse(found).success
    ? null
    : `table.stream cannot be in ${found}. Give the two lines that the restore in ${place} printed.`;
};

const certificateOfTheAccount: Rule = ({ domain, account }) => {
  const owner = domain.certificate?.split(':')[4];
  return owner === undefined || account === undefined || owner === account
    ? null
    : `domain.certificate cannot be of account ${owner}. Make the certificate in account ${account}, as account says.`;
};

/** The longest six months of a year. CloudWatch keeps logs for 180 days or for 365, and for nothing between. */
const SIX_MONTHS = 184;

const logsForAsLongAsTheLawAsks: Rule = ({ logRetentionDays: days, region: place }) =>
  days !== undefined && days < SIX_MONTHS && place !== undefined && isInChina(place)
    ? `logRetentionDays cannot be ${days} in ${place}, where 网络安全法 asks for six months at least. Give 365 or more, or leave it out for 365.`
    : null;

const budgetInTheCurrencyOfTheBill: Rule = ({ budget, region: place }) => {
  if (budget?.currency === undefined || place === undefined) return null;
  const wanted = isInChina(place) ? 'CNY' : 'USD';
  return budget.currency === wanted ? null : `budget.currency cannot be "${budget.currency}" in ${place}. Give "${wanted}".`;
};

const budgetThatSomebodyIsToldOf: Rule = ({ budget, alarmEmail }) =>
  budget !== undefined && alarmEmail === undefined
    ? 'alarmEmail is missing. Give the e-mail address that is told when the budget is nearly spent, or leave budget out.'
    : null;

const concurrencyOfAPageThatIsThere: Rule = ({ publicPage, publicConcurrency }) =>
  publicConcurrency !== undefined && publicPage !== true
    ? 'publicConcurrency is for the page that publicPage turns on. Give "publicPage": true, or leave it out.'
    : null;

const RULES: readonly Rule[] = [
  poolWhereThereIsOne,
  poolWithAName,
  sesWhereThereIsOne,
  cloudFrontWhereItIsWhole,
  certificateWhereItIsLookedFor,
  certificateOfThePartition,
  certificateOfTheAccount,
  tableOfTheRegion,
  logsForAsLongAsTheLawAsks,
  budgetInTheCurrencyOfTheBill,
  budgetThatSomebodyIsToldOf,
  concurrencyOfAPageThatIsThere,
];

/** What the fields ask of one another and do not get, as sentences. */
export const brokenRules = (file: unknown): readonly string[] => {
  const read = content.safeParse(file);
  return read.success ? RULES.map((rule) => rule(read.data)).filter((sentence) => sentence !== null) : [];
};
