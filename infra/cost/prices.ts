/**
 * What AWS asks for in us-east-1, in US dollars, as far as it could be found; `null` where no source could be found. Sources are what was read, on the
 * day that they name; where they name none, the day says so.
 */
export type Price = {
  /** US dollars for `per` units; null where it was not found. */
  readonly usd: number | null;
  readonly per: number;
  readonly unit: string;
  readonly source: string;
  readonly day: string;
};

const NOT_FOUND = { usd: null, per: 1, source: 'not found', day: '–' } as const;
const DYNAMO = 'airbyte.com/data-engineering-resources/dynamodb-pricing';
const GATEWAY = 'amnic.com/blogs/aws-api-gateway-pricing';
const LAMBDA = 'aws.amazon.com/lambda/pricing, and for Arm git.mcrn.ar/mariano/lambda_local_runner';
const WATCHING = 'factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards';

export const PRICES = {
  writes: { usd: 0.625, per: 1e6, unit: 'DynamoDB write units', source: DYNAMO, day: '2025-07-21' },
  reads: { usd: 0.125, per: 1e6, unit: 'DynamoDB read units', source: DYNAMO, day: '2025-07-21' },
  storage: {
    usd: 0.25,
    per: 1,
    unit: 'GB-months in DynamoDB (25 GB an account are free)',
    source: 'aws.amazon.com/dynamodb/pricing',
    day: 'undated',
  },
  recovery: {
    usd: 0.2,
    per: 1,
    unit: 'GB-months of point-in-time recovery',
    source: 'finops.com.py/services/dynamodb/backups',
    day: 'undated',
  },
  backups: { usd: 0.1, per: 1, unit: 'GB-months of nightly backups', source: 'finops.com.py/services/dynamodb/backups', day: 'undated' },
  requests: { usd: 1, per: 1e6, unit: 'requests to the HTTP API', source: GATEWAY, day: 'undated' },
  messages: { usd: 1, per: 1e6, unit: 'WebSocket messages', source: GATEWAY, day: 'undated' },
  connected: { usd: 0.25, per: 1e6, unit: 'minutes of connections', source: GATEWAY, day: 'undated' },
  calls: { usd: 0.2, per: 1e6, unit: 'calls of Lambdas', source: LAMBDA, day: 'undated' },
  computing: { usd: 0.0000133334, per: 1, unit: 'GB-seconds of Lambdas on Arm', source: LAMBDA, day: 'undated' },
  transfer: { usd: 0.09, per: 1, unit: "GB to browsers, at the gateway's price", source: GATEWAY, day: 'undated' },
  alarms: {
    usd: 0.1,
    per: 1,
    unit: 'figures that alarms look at',
    source: 'c3x.dev/resources/aws/aws_cloudwatch_metric_alarm',
    day: 'undated',
  },
  figures: {
    usd: 0.3,
    per: 730,
    unit: 'hours in which a figure is written',
    source: 'signoz.io/guides/cloudwatch-pricing',
    day: '2026-02-15',
  },
  dashboards: { usd: 3, per: 1, unit: 'dashboards (3 an account are free)', source: WATCHING, day: '2026-06-13' },
  logs: { usd: 0.5, per: 1, unit: 'GB of logs taken in', source: WATCHING, day: '2026-06-13' },
  keys: { usd: 1, per: 1, unit: 'keys of KMS', source: 'aws.amazon.com/kms/pricing', day: 'undated' },
  mails: { usd: 0.1, per: 1000, unit: 'mails by SES', source: 'build.allanninal.dev/what-the-shipping-notifier-costs', day: 'undated' },
  secrets: { ...NOT_FOUND, unit: 'secrets' },
  members: { ...NOT_FOUND, unit: 'people who sign in by Cognito' },
  page: { ...NOT_FOUND, unit: "requests for the page's files (CloudFront)" },
  files: { ...NOT_FOUND, unit: 'GB-months in S3' },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof PRICES;

/** Of China (Ningxia), in yuan, no more than this was found; the page is undated and may be from before the price was halved elsewhere. */
export const PRICE_IN_CHINA = {
  yuan: 11.1538,
  per: 1e6,
  unit: 'DynamoDB write units',
  source: 'www.amazonaws.cn/en/dynamodb/pricing',
} as const;
