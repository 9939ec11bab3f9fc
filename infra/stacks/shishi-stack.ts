import { Annotations, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PageConfig } from '../../domain/wire/config.ts';
import { Backups } from '../constructs/backups.ts';
import { Changes } from '../constructs/changes.ts';
import { Api } from '../constructs/http-api.ts';
import { Live } from '../constructs/live.ts';
import { logKeeping } from '../constructs/logs.ts';
import { Migrate } from '../constructs/migrate.ts';
import { PageFiles } from '../constructs/page-files.ts';
import { Page } from '../constructs/page.ts';
import { Reassess } from '../constructs/reassess.ts';
import { Records } from '../constructs/records.ts';
import type { Municipality } from '../settings.ts';

export type ShishiStackProps = {
  /** Settings of the municipality that the stack is for. */
  readonly municipality: Municipality;
  /** Folder of the built page; null where it has not been built. */
  readonly pageFolder: string | null;
};

/** Where the page fetches tokens: at the issuer's own origin, or where its discovery document says so at others. */
const originsOf = ({ issuer, endpoints }: Municipality['oidc']): readonly string[] => [...new Set([new URL(issuer).origin, ...endpoints])];

const pageConfigOf = ({ city, oidc: { issuer, clientId, scope, resource } }: Municipality): PageConfig => ({
  city,
  issuer,
  clientId,
  scope,
  ...(resource === undefined ? {} : { resource }),
});

/** Everything of one municipality. Nothing in it has a name of its own, so any number fit into one account. */
export class ShishiStack extends Stack {
  readonly records: Records;
  readonly backups: Backups;
  readonly live: Live;
  readonly api: Api;
  readonly changes: Changes;
  readonly reassess: Reassess;
  readonly migrate: Migrate;
  readonly page: Page;
  /** Null where the page has not been built. */
  readonly pageFiles: PageFiles | null;

  constructor(scope: Construct, { municipality, pageFolder }: ShishiStackProps) {
    const { account, region, oidc } = municipality;
    super(scope, `Shishi-${municipality.name}`, {
      description: `Shishi for ${municipality.name}`,
      env: { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) },
    });
    Tags.of(this).add('application', 'shishi');
    Tags.of(this).add('municipality', municipality.name);

    const logs = logKeeping(municipality.logRetentionDays, municipality.logsAfterRemoval);
    this.records = new Records(this, 'Records', { restored: municipality.table ?? null });
    this.backups = new Backups(this, 'Backups', { records: this.records, retentionDays: municipality.backupRetentionDays });
    this.live = new Live(this, 'Live', { records: this.records, logs });
    this.api = new Api(this, 'Api', {
      records: this.records,
      live: this.live,
      oidc,
      firstAdmins: municipality.firstAdmins,
      logs,
    });
    this.changes = new Changes(this, 'Changes', { records: this.records, live: this.live, logs });
    this.reassess = new Reassess(this, 'Reassess', { records: this.records, logs });
    this.migrate = new Migrate(this, 'Migrate', { records: this.records, logs });
    this.page = new Page(this, 'Page', { apiDomainName: this.api.domainName, connections: [this.live.origin, ...originsOf(oidc)], logs });
    this.live.admit(`https://${this.page.distribution.distributionDomainName}`);
    this.pageFiles =
      pageFolder === null
        ? null
        : new PageFiles(this, 'PageFiles', { folder: pageFolder, config: pageConfigOf(municipality), bucket: this.page.bucket, logs });
    // A new page asks for what only the new API knows; the new API knows what the old page asks for.
    this.pageFiles?.node.addDependency(this.api, this.live, this.changes);
    if (this.pageFiles === null) {
      Annotations.of(this).addInfo('dist/web is not there, so the page is not deployed. Build it first to deploy it too.');
    }
    this.tell('Address', `https://${this.page.distribution.distributionDomainName}`, 'Where people open the page');
    this.tell('LiveAddress', this.live.stage.url, 'Where pages open live connections');
    this.tell('TableName', this.records.table.tableName, 'The table with everything in it');
    this.tell(
      'ReassessName',
      this.reassess.handler.function.functionName,
      'The Lambda that reads a sheet anew after an upgrade of the reader',
    );
    this.tell('MigrateName', this.migrate.handler.function.functionName, 'The Lambda to invoke after a deployment, until it says done');
    this.tell('VaultName', this.backups.vault.backupVaultName, 'Where the nightly backups are kept');
    this.tell('Failures', this.changes.failures.queueUrl, 'Changes that could not be worked off');
  }

  /** Shows a value to whoever deploys. */
  private tell(id: string, value: string, description: string): CfnOutput {
    return new CfnOutput(this, id, { value, description });
  }
}
