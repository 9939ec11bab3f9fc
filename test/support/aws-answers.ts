/** AWS on loopback: answers in the shapes that AWS documents, of CloudFormation and CloudWatch, and of whatever else a test adds. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

export type DeployedStack = {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** State by the alarm's name. */
  readonly alarms: Readonly<Record<string, string>>;
};

export type AwsAnswers = { readonly endpoint: string; readonly asked: () => readonly string[]; readonly stop: () => Promise<void> };

export type Asked = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string };

export type Answer = {
  readonly code: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Other services; null for what is not theirs. */
export type Others = (asked: Asked) => Promise<Answer | null>;

const error = (code: string, message: string) => ({
  code: 400,
  type: 'text/xml',
  body: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r1</RequestId></ErrorResponse>`,
});

const xml = (action: string, result: string) => ({
  code: 200,
  type: 'text/xml',
  body: `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></${action}Response>`,
});

const described = (name: string, { status, outputs }: DeployedStack) => {
  const members = Object.entries(outputs).map(([k, v]) => `<member><OutputKey>${k}</OutputKey><OutputValue>${v}</OutputValue></member>`);
  return xml(
    'DescribeStacks',
    `<Stacks><member><StackName>${name}</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks>`,
  );
};

const listed = (name: string, { alarms }: DeployedStack) => {
  const member = (type: string, id: string): string =>
    `<member><ResourceType>${type}</ResourceType><LogicalResourceId>l</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member>`;
  const all = [member('AWS::SQS::Queue', `${name}-queue`), ...Object.keys(alarms).map((alarm) => member('AWS::CloudWatch::Alarm', alarm))];
  return xml('ListStackResources', `<StackResourceSummaries>${all.join('')}</StackResourceSummaries>`);
};

const alarmStates = (names: readonly string[], stacks: readonly DeployedStack[]) => {
  const states = Object.assign({}, ...stacks.map(({ alarms }) => alarms));
  const found = names.map((name) => ({ AlarmName: name, StateValue: states[name] }));
  return { code: 200, type: 'application/x-amz-json-1.0', body: JSON.stringify({ MetricAlarms: found, CompositeAlarms: [] }) };
};

const answerTo = (target: string | undefined, body: string, stacks: Readonly<Record<string, DeployedStack>>): Answer => {
  if (target?.endsWith('.DescribeAlarms') === true) return alarmStates(JSON.parse(body).AlarmNames, Object.values(stacks));
  const form = new URLSearchParams(body);
  const name = form.get('StackName') ?? '';
  const stack = stacks[name];
  if (name === 'Shishi-forbidden') return error('AccessDenied', 'User x is not authorized to perform: cloudformation:DescribeStacks');
  if (name === 'Shishi-expired') return error('ExpiredToken', 'The security token included in the request is expired');
  if (stack === undefined) return error('ValidationError', `Stack with id ${name} does not exist`);
  return form.get('Action') === 'DescribeStacks' ? described(name, stack) : listed(name, stack);
};

/** Knows these stacks by name; says that there is no other, and refuses `Shishi-forbidden` and `Shishi-expired`. */
export const startedAws = async (
  stacks: Readonly<Record<string, DeployedStack>>,
  others: Others = () => Promise.resolve(null),
): Promise<AwsAnswers> => {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const target = request.headers['x-amz-target']?.toString();
    asked.push(target ?? `${new URLSearchParams(body).get('Action')} ${new URLSearchParams(body).get('StackName')}`);
    const other = await others({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const { code, type, body: told, headers = {} } = other ?? answerTo(target, body, stacks);
    response.writeHead(code, { 'content-type': type, ...headers }).end(told);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
