/** What AWS says of a city: its stack and its alarms. Every failure becomes a sentence. */
import { CloudFormationClient, DescribeStacksCommand, paginateListStackResources, type Stack } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { StartFailure } from '../../local/failure.ts';
import { type Municipality, stackNameOf } from '../settings.ts';

/** What CloudWatch takes in one request. */
const ALARMS_AT_ONCE = 100;

const NO_CREDENTIALS = new Set(['CredentialsProviderError']);
const BAD_CREDENTIALS = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'UnrecognizedClientException',
]);
const NO_RIGHT = new Set(['AccessDenied', 'AccessDeniedException']);
const NOT_THERE = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'TimeoutError']);

const codesOf = (error: Error): string[] => [error.name, 'code' in error ? String(error.code) : ''];

/** A failure of the AWS SDK in plain words; anything else as it is. */
const inPlainWords = (error: unknown, { region }: Municipality): unknown => {
  if (!(error instanceof Error) || error instanceof StartFailure) return error;
  const is = (codes: ReadonlySet<string>): boolean => codesOf(error).some((code) => codes.has(code));
  if (is(NO_CREDENTIALS)) {
    return new StartFailure(
      '没有 AWS 凭据。请先登录(如 aws sso login),或设置 AWS_PROFILE,再重试。',
      'There are no AWS credentials. Sign in (aws sso login) or set AWS_PROFILE, then try again.',
    );
  }
  if (is(BAD_CREDENTIALS)) {
    return new StartFailure(
      `AWS 凭据在 ${region} 无效或已过期。请重新登录;中国区域要用中国区域的账号。`,
      `The AWS credentials are not valid in ${region}, or have expired. Sign in again; China's regions need an account of theirs.`,
    );
  }
  if (is(NO_RIGHT)) {
    return new StartFailure(`AWS 凭据没有所需的权限:${error.message}`, `The AWS credentials lack a right: ${error.message}`);
  }
  if (is(NOT_THERE)) {
    return new StartFailure(
      `连不上 ${region} 的 AWS。请检查网络后重试。`,
      `AWS in ${region} does not answer. Check the network and try again.`,
    );
  }
  return new StartFailure(`AWS 答复:${error.message}`, `AWS answers: ${error.message}`);
};

/** Whether CloudFormation says that there is no such stack; its code is that of any invalid request. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && /does not exist/u.test(error.message);

/** The city's stack; null where it was never deployed. */
export const stackOf = async (city: Municipality): Promise<Stack | null> => {
  try {
    const { Stacks } = await new CloudFormationClient({ region: city.region }).send(
      new DescribeStacksCommand({ StackName: stackNameOf(city.name) }),
    );
    return Stacks?.[0] ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw inPlainWords(error, city);
  }
};

/** What the city's stack tells, by name; null where it was never deployed. */
export const outputsOf = async (city: Municipality): Promise<Readonly<Record<string, string>> | null> => {
  const stack = await stackOf(city);
  return stack === null
    ? null
    : Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
};

/** An alarm of the city's stack, and whether it rings: `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
export type Alarm = { readonly name: string; readonly state: string };

const alarmNames = async (city: Municipality): Promise<string[]> => {
  const names: string[] = [];
  const client = new CloudFormationClient({ region: city.region });
  for await (const page of paginateListStackResources({ client }, { StackName: stackNameOf(city.name) })) {
    for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (ResourceType === 'AWS::CloudWatch::Alarm' && PhysicalResourceId !== undefined) names.push(PhysicalResourceId);
    }
  }
  return names;
};

/** Does something at AWS; a failure becomes a sentence. */
export const plainly = async <T>(city: Municipality, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw inPlainWords(error, city);
  }
};

/** The alarms that the city's stack made. */
export const alarmsOf = (city: Municipality): Promise<readonly Alarm[]> =>
  plainly(city, async () => {
    const names = await alarmNames(city);
    if (names.length === 0) return [];
    const { MetricAlarms = [] } = await new CloudWatchClient({ region: city.region }).send(
      new DescribeAlarmsCommand({ AlarmNames: names.slice(0, ALARMS_AT_ONCE), MaxRecords: ALARMS_AT_ONCE }),
    );
    return MetricAlarms.map(({ AlarmName = '', StateValue = '' }) => ({ name: AlarmName, state: StateValue }));
  });
