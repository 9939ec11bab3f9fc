import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { PageConfig } from '../../domain/wire/config.ts';
import { Backups } from '../constructs/backups.ts';
import { Changes } from '../constructs/changes.ts';
import { Digest } from '../constructs/digest.ts';
import { Handler, PROCESSOR } from '../constructs/handler.ts';
import type { Hosting } from '../constructs/hosting.ts';
import { Api } from '../constructs/http-api.ts';
import { type Issuer, issuerThatIsThere } from '../constructs/issuer.ts';
import { Live } from '../constructs/live.ts';
import { type LogKeeping, logKeeping } from '../constructs/logs.ts';
import { Migrate } from '../constructs/migrate.ts';
import { Monitoring } from '../constructs/monitoring.ts';
import { Mailbox } from '../constructs/mailbox.ts';
import { PageFiles } from '../constructs/page-files.ts';
import { Page } from '../constructs/page.ts';
import { PublicPage } from '../constructs/public-page.ts';
import { Reassess } from '../constructs/reassess.ts';
import { Records } from '../constructs/records.ts';
import { ServedPage } from '../constructs/served-page.ts';
import { SesEvents } from '../constructs/ses-events.ts';
import { SignIn } from '../constructs/sign-in.ts';
import { UNTAGGED_IN_CHINA } from '../partitions.ts';
import { domainPrefixOf } from '../settings/identity.ts';
import { type Municipality, stackNameOf } from '../settings.ts';

export type ShishiStackProps = {
  /** Settings of the municipality that the stack is for. */
  readonly municipality: Municipality;
  /** Folder of the built page; null where the template does without its files. */
  readonly pageFolder: string | null;
};

const pageConfigOf = (
  { city, publicPage, filing }: Pick<Municipality, 'city' | 'publicPage' | 'filing'>,
  { issuer, clientId, scope, resource }: Issuer,
): PageConfig => ({
  city,
  issuer,
  clientId,
  scope,
  ...(resource === undefined ? {} : { resource }),
  ...(publicPage ? { publishes: true } : {}),
  ...(filing === undefined ? {} : { filing }),
});

/** Everything of one municipality. Nothing in it has a name of its own, so any number fit into one account. */
export class ShishiStack extends Stack {
  readonly records: Records;
  /** Null where the city has an identity provider of its own. */
  readonly signIn: SignIn | null;
  readonly backups: Backups;
  readonly live: Live;
  readonly api: Api;
  readonly changes: Changes;
  readonly digest: Digest;
  /** What hears of mail that comes back: from SES, or in the sender's mailbox; null where there is neither. */
  readonly returns: SesEvents | Mailbox | null;
  readonly reassess: Reassess;
  readonly migrate: Migrate;
  readonly page: Hosting;
  /** Null where the city has not turned it on. */
  readonly publicPage: PublicPage | null;
  /** Null where the template does without the page's files. */
  readonly pageFiles: PageFiles | null;
  readonly monitoring: Monitoring;

  constructor(scope: Construct, { municipality, pageFolder }: ShishiStackProps) {
    const { account, region } = municipality;
    super(scope, stackNameOf(municipality.name), {
      description: `Shishi for ${municipality.name}`,
      env: { region, ...(account === undefined ? {} : { account }) },
    });
    this.tag(municipality);
    this.node.setContext(PROCESSOR, municipality.processor);

    const logs = logKeeping(municipality.logRetentionDays, municipality.logsAfterRemoval);
    const { signIn, issuer } = this.newIssuer(municipality);
    this.signIn = signIn;
    this.records = new Records(this, 'Records', { restored: municipality.table ?? null });
    this.backups = new Backups(this, 'Backups', { records: this.records, retentionDays: municipality.backupRetentionDays });
    this.live = new Live(this, 'Live', { records: this.records, logs });
    this.api = new Api(this, 'Api', {
      records: this.records,
      live: this.live,
      oidc: issuer,
      firstAdmins: municipality.firstAdmins,
      logs,
    });
    this.changes = new Changes(this, 'Changes', { records: this.records, live: this.live, logs });
    this.reassess = new Reassess(this, 'Reassess', { records: this.records, logs });
    this.migrate = new Migrate(this, 'Migrate', { records: this.records, logs });
    this.page = this.newPage(municipality, [this.live.origin, ...issuer.origins], logs);
    this.publicPage = municipality.publicPage
      ? new PublicPage(this, 'Public', { records: this.records, api: this.api, settings: municipality, logs })
      : null;
    this.live.admit(this.page.origin);
    this.signIn?.admit(this.page.origin);
    this.returns = this.newReturns(municipality, logs);
    this.digest = new Digest(this, 'Digest', {
      records: this.records,
      timeZone: municipality.timeZone,
      mail: municipality.mail ?? null,
      events: this.returns instanceof SesEvents ? this.returns : null,
      pageOrigin: this.page.origin,
      logs,
    });
    this.digest.letPlan(this.api.office);
    this.pageFiles = this.newPageFiles(pageFolder, pageConfigOf(municipality, issuer), {
      compressed: municipality.hosting === 'lambda',
      logs,
    });
    this.monitoring = this.newMonitoring(municipality);
    this.tellAll();
  }

  /** By which the bill, and whoever looks for what is left of a city, tell it apart. */
  private tag({ name, partition }: Municipality): void {
    const excludeResourceTypes = partition === 'aws-cn' ? UNTAGGED_IN_CHINA : [];
    Tags.of(this).add('application', 'shishi', { excludeResourceTypes });
    Tags.of(this).add('municipality', name, { excludeResourceTypes });
  }

  private newReturns({ mail, timeZone }: Municipality, logs: LogKeeping): SesEvents | Mailbox | null {
    const { records } = this;
    if (mail === undefined) return null;
    if ('ses' in mail) return new SesEvents(this, 'Returns', { records, logs });
    const { bounces, secretName } = mail.smtp;
    return bounces === undefined ? null : new Mailbox(this, 'Returns', { records, bounces, secretName, timeZone, logs });
  }

  private newPage({ hosting, domain, publicPage }: Municipality, connections: readonly string[], logs: LogKeeping): Hosting {
    return hosting === 'cloudfront'
      ? new Page(this, 'Page', { apiDomainName: this.api.domainName, connections, isPublic: publicPage, domain, logs })
      : new ServedPage(this, 'Page', { api: this.api, connections, domain, logs });
  }

  private newPageFiles(
    folder: string | null,
    config: PageConfig,
    { compressed, logs }: { compressed: boolean; logs: LogKeeping },
  ): PageFiles | null {
    if (folder === null) return null;
    const files = new PageFiles(this, 'PageFiles', { folder, config, bucket: this.page.bucket, compressed, logs });
    // A new page asks for what only the new API knows; the new API knows what the old page asks for.
    files.node.addDependency(this.api, this.live, this.changes);
    return files;
  }

  /** Of every Lambda and every queue, whatever is added to the stack. */
  private newMonitoring(settings: Municipality): Monitoring {
    const parts = this.node.findAll();
    const nameOf = (part: Construct): string =>
      part.node.path
        .replace(`${this.node.path}/`, '')
        .replace(/\/Handler$/u, '')
        .replaceAll('/', '');
    const handlers = parts.filter((part) => part instanceof Handler);
    const queues = parts.filter((part) => part instanceof Queue);
    const waitedFor = [
      this.api.handler,
      this.api.office,
      this.live.handler,
      ...(this.page instanceof ServedPage ? [this.page.handler] : []),
      ...(this.publicPage === null ? [] : [this.publicPage.handler]),
    ];
    return new Monitoring(this, 'Monitoring', {
      settings,
      watched: {
        http: this.api.http,
        live: this.live.stage,
        table: this.records.table,
        functions: Object.fromEntries(handlers.map((handler) => [nameOf(handler), handler.function])),
        waitedFor: new Set(waitedFor.map((handler) => handler.function)),
        queues: Object.fromEntries(queues.map((queue) => [nameOf(queue), queue])),
        follower: this.changes.handler.function,
        digest: this.digest.handler.function,
      },
    });
  }

  private newIssuer({ identity, name }: Municipality): { signIn: SignIn | null; issuer: Issuer } {
    if ('oidc' in identity) return { signIn: null, issuer: issuerThatIsThere(identity.oidc) };
    const signIn = new SignIn(this, 'SignIn', { domainPrefix: identity.cognito.domainPrefix ?? domainPrefixOf(name) });
    return { signIn, issuer: signIn.issuer };
  }

  private tellAll(): void {
    this.tell('Address', this.page.origin, 'Where people open the page');
    if (this.publicPage !== null) this.tell('PublicAddress', `${this.page.origin}/public`, 'Where everybody sees what is published');
    this.tell('PageHost', this.page.host, "What the DNS record of the city's own domain points to");
    this.tell('PageBucket', this.page.bucket.bucketName, "Where the page's files are");
    this.tell('LiveAddress', this.live.stage.url, 'Where pages open live connections');
    this.tell('TableName', this.records.table.tableName, 'The table with everything in it');
    this.tell(
      'ReassessName',
      this.reassess.handler.function.functionName,
      'The Lambda that reads a sheet anew after an upgrade of the reader',
    );
    if (this.signIn !== null) this.tell('UserPoolId', this.signIn.pool.userPoolId, 'The user pool that accounts are made in');
    this.tell('DigestFailures', this.digest.failures.queueUrl, 'Runs of the digest that failed');
    if (this.returns !== null)
      this.tell('ReturnsFailures', this.returns.failures.queueUrl, 'News of returned mail that could not be worked off');
    this.tell('MigrateName', this.migrate.handler.function.functionName, 'The Lambda to invoke after a deployment, until it says done');
    this.tell('VaultName', this.backups.vault.backupVaultName, 'Where the nightly backups are kept');
    this.tell('Failures', this.changes.failures.queueUrl, 'Changes that could not be worked off');
  }

  /** Shows a value to whoever deploys. */
  private tell(id: string, value: string, description: string): CfnOutput {
    return new CfnOutput(this, id, { value, description });
  }
}
