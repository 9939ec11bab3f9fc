/** Names of the environment variables that the Lambdas read and the infrastructure sets. */
export const ENVIRONMENT = {
  /** Name of the city's stack, under which its figures are kept. */
  stack: 'STACK',
  /** Name of the DynamoDB table. */
  tableName: 'TABLE_NAME',
  /** Address of the municipality's issuer, exactly as in the tokens' `iss`. */
  issuer: 'ISSUER',
  /** The tokens' `aud`, or their `client_id` where they have no `aud`. */
  audience: 'AUDIENCE',
  /** E-mail addresses, separated by commas, whose verified holder becomes an admin at the first sign-in. */
  firstAdmins: 'FIRST_ADMINS',
  /** Where pages open live connections: the WebSocket stage's URL. */
  liveAddress: 'LIVE_ADDRESS',
  /** Where messages to connected pages are handed in: the WebSocket stage's callback URL. */
  pushEndpoint: 'PUSH_ENDPOINT',
  /** Origin that the page is served from. */
  pageOrigin: 'PAGE_ORIGIN',
  /** Name of the bucket with the page's files. */
  pageBucket: 'PAGE_BUCKET',
  /** Origins that the page connects to, beside its own, blanks between. */
  pageConnections: 'PAGE_CONNECTIONS',
  /** The city's time zone, as the tz database names it. */
  timeZone: 'TIME_ZONE',
  /** Numbers that the site was filed under in mainland China, as JSON; not there where it was not. */
  filing: 'FILING',
  /** Id of the secret that links in mails are sealed with. */
  sealSecret: 'SEAL_SECRET',
  /** What letters are handed to: `ses`, `smtp`, or `none`. */
  relay: 'MAIL_RELAY',
  /** Whom mails are from. */
  mailFrom: 'MAIL_FROM',
  /** Name of SES's configuration set, where mail goes by SES: what comes back is told by it. */
  configurationSet: 'SES_CONFIGURATION_SET',
  /** Host and port of the relay, where it is one of SMTP. */
  smtpHost: 'SMTP_HOST',
  smtpPort: 'SMTP_PORT',
  /** Name of the secret with the relay's user and password. */
  smtpSecret: 'SMTP_SECRET',
  /** Host and port of the server with the sender's mailbox, the folder to look into, and the name of the secret with its account. */
  imapHost: 'IMAP_HOST',
  imapPort: 'IMAP_PORT',
  imapMailbox: 'IMAP_MAILBOX',
  imapSecret: 'IMAP_SECRET',
} as const;
