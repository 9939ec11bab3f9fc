import { join } from 'node:path';
import { type Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { ROOT } from '../paths.ts';
import { BUNDLING } from './bundling.ts';
import { type LogKeeping, newLogGroup } from './logs.ts';

export type HandlerProps = {
  /** Path of the entry file, which exports `handler`. */
  readonly entry: string;
  /** What it is for, in one sentence. */
  readonly description: string;
  /** MB; processor time grows with it. */
  readonly memorySize: number;
  /** After which a call is given up. */
  readonly timeout: Duration;
  /** Variables by the names in functions/environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls that it works off at once at most, kept free for it out of the account's; it shares the account's without. */
  readonly reservedConcurrency?: number;
  /** How its log is kept. */
  readonly logs: LogKeeping;
  /** True where it needs the packages that the others leave out of their bundles. */
  readonly whole?: boolean;
};

/** Name under which the stack says what its Lambdas run on, to all that is below it. */
export const PROCESSOR = 'shishi:processor';

/** A Lambda with its own log and its own role, which at first may do nothing but write that log. */
export class Handler extends Construct {
  readonly role: Role;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: HandlerProps) {
    super(scope, id);
    const logGroup = newLogGroup(this, 'Log', props.logs);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: props.description });
    logGroup.grantWrite(this.role);
    this.function = new NodejsFunction(this, 'Function', {
      entry: props.entry,
      handler: 'handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: this.node.tryGetContext(PROCESSOR) === 'x86_64' ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: { ...props.environment, [ENVIRONMENT.stack]: Stack.of(this).stackName, NODE_OPTIONS: '--enable-source-maps' },
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      bundling: props.whole === true ? { ...BUNDLING, externalModules: [] } : BUNDLING,
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
    });
  }
}
