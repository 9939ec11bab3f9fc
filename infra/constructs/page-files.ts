import { type BundlingOptions, CfnElement, DockerImage, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, type ISource, Source, type SourceConfig } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { PageConfig } from '../../domain/wire/config.ts';
import { compressedInto } from './compressed.ts';
import { ASSETS } from '../retired.ts';
import { bucketOf } from './interfaces.ts';
import { type LogKeeping, newLogGroup } from './logs.ts';

export type PageFilesProps = {
  /** Folder of the built page. */
  readonly folder: string;
  /** What the page is told before anybody has signed in. */
  readonly config: PageConfig;
  /** Where the files go. */
  readonly bucket: Bucket;
  /** True where the files are to lie compressed beside themselves, as CloudFront does it by itself. */
  readonly compressed: boolean;
  /** How the log of the copying is kept. */
  readonly logs: LogKeeping;
};

/** Runs here; the image is never asked for. */
const compressing = (folder: string): BundlingOptions => ({
  image: DockerImage.fromRegistry('scratch'),
  local: {
    tryBundle: (output) => {
      compressedInto(folder, output);
      return true;
    },
  },
});

/** Copies the built page into its bucket, by CDK's own Lambda for this. */
export class PageFiles extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { folder, config, bucket, compressed, logs }: PageFilesProps) {
    super(scope, id);
    const built = new Asset(this, 'Built', { path: folder, ...(compressed ? { bundling: compressing(folder) } : {}) });
    const logGroup = newLogGroup(this, 'Log', logs);
    this.role = this.newRole();
    logGroup.grantWrite(this.role);
    this.allow(['s3:ListBucket'], bucket.bucketArn);
    this.allow(['s3:PutObject', 's3:DeleteObject'], bucket.arnForObjects('*'));
    // Without updates: CDK would add wildcards such as s3:GetObject* to it.
    const role = this.role.withoutPolicyUpdates();
    const files = this.readable(Source.bucket(built.bucket, built.s3ObjectKey).bind(this, { handlerRole: role }));
    // What is known only when deploying, such as a user pool's id, is put in by the copier.
    const settings = this.readable(Source.jsonData('config.json', config).bind(this, { handlerRole: role }));
    const shared = {
      destinationBucket: bucketOf(bucket),
      role,
      logGroup,
    };
    // A name that holds its own hash never changes. Old ones stay a while: a page that is still open may yet ask for them.
    const assets = new BucketDeployment(this, 'Assets', {
      ...shared,
      sources: [files],
      exclude: ['*'],
      include: [`${ASSETS}*`],
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const rest = new BucketDeployment(this, 'Rest', {
      ...shared,
      sources: [files, settings],
      exclude: [`${ASSETS}*`],
      cacheControl: [CacheControl.noCache()],
    });
    // Rights first; then the files that index.html names; then index.html.
    assets.node.addDependency(this.role);
    rest.node.addDependency(assets);
    this.acknowledge(bucket);
  }

  /** Lets the copier read one source. */
  private readable(source: SourceConfig): ISource {
    this.allow(['s3:GetObject'], source.bucket.arnForObjects(source.zipObjectKey));
    return { bind: () => source };
  }

  private allow(actions: string[], resource: string): void {
    Grant.addToPrincipal({ grantee: this.role, actions, resourceArns: [resource] });
  }

  private newRole(): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'Shishi: copies the page into its bucket',
    });
  }

  private acknowledge(bucket: Bucket): void {
    const stack = Stack.of(this);
    const files = bucket.node.defaultChild;
    if (CfnElement.isCfnElement(files)) {
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${stack.getLogicalId(files)}.Arn>/*]`,
        reason: "It writes each file of the page, whatever the build calls it, into the page's own bucket.",
      });
    }
    const copiers = stack.node.children.filter((child) => child.node.id.startsWith('Custom::CDKBucketDeployment'));
    for (const copier of copiers) {
      Validations.of(copier).acknowledge({
        id: 'AwsSolutions-L1',
        reason: 'The runtime of the Lambda that copies files is for aws-cdk-lib to choose.',
      });
    }
  }
}
