/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { rightsOf, SETTINGS, statements, templateOf } from './template.ts';

const from = 'shishi@pinghu.example.cn';
const SES = { ...SETTINGS, mail: { ses: { from } } };
const SMTP = { ...SETTINGS, mail: { smtp: { host: 'smtp.example.cn', port: 465, from, secretName: 'pinghu/relay' } } };

const template = templateOf();

const variablesOf = (of: typeof template, description: RegExp): Record<string, unknown> => {
  const found = Object.values(of.findResources('AWS::Lambda::Function')).filter(({ Properties }) =>
    description.test(Properties.Description),
  );
  expect(found).toHaveLength(1);
  return found[0]?.Properties.Environment.Variables;
};

describe('the digest', () => {
  test('is called each minute by the clocks of the city; what fails is kept', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(* * * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      Target: {
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 },
        DeadLetterConfig: { Arn: Match.anyValue() },
      },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    const elsewhere = templateOf({ municipality: { ...SETTINGS, timeZone: 'Asia/Urumqi' } });
    elsewhere.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpressionTimezone: 'Asia/Urumqi' });
    expect(variablesOf(elsewhere, /letters that are due/u)[ENVIRONMENT.timeZone]).toBe('Asia/Urumqi');
  });

  test('its schedule may call it and keep what fails, and nothing else', () => {
    expect(rightsOf(template, 'DigestScheduleRole')).toEqual([
      'lambda:InvokeFunction on DigestHandlerFunction.Arn',
      'sqs:SendMessage on DigestFailures.Arn',
    ]);
  });

  const MAILS = ['mail#*', 'letters#*', 'unfinished-mail'];

  test('reads, closes periods with their snapshots, drafts and issues bulletins, notes how days ended and how far it got, and keeps the log of mail, and changes nothing else of the table', () => {
    const on = statements(template).filter(
      ({ role, effect, actions }) => role === 'DigestHandlerRole' && effect === 'Allow' && actions.some((action) => /Item/u.test(action)),
    );
    expect(on.map(({ actions, condition }) => [actions, condition])).toEqual([
      [['dynamodb:GetItem', 'dynamodb:Query'], undefined],
      [['dynamodb:UpdateItem'], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['mailing', 'sheet#*', 'bulletin-draft#*'] } }],
      [
        ['dynamodb:PutItem'],
        {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': ['history#*', 'days#*', 'snapshots#*', 'snapshot#*', 'bulletins#*', 'bulletin#*', ...MAILS],
          },
        },
      ],
      [['dynamodb:DeleteItem'], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['unfinished-mail'] } }],
    ]);
  });

  test('seals links with a key that the stack makes, which it and the planner of letters read', () => {
    template.hasResource('AWS::SecretsManager::Secret', {
      Properties: { GenerateSecretString: { PasswordLength: 64 } },
      DeletionPolicy: 'Retain',
    });
    const readers = statements(template).filter(({ actions }) => actions.some((action) => action.startsWith('secretsmanager:')));
    expect(readers.map(({ role, actions, on }) => [role, actions, on])).toEqual([
      ['ApiOfficeRole', ['secretsmanager:GetSecretValue'], ['DigestSealKey']],
      ['DigestHandlerRole', ['secretsmanager:GetSecretValue'], ['DigestSealKey']],
    ]);
  });
});

describe('the relay', () => {
  const mayOf = (of: typeof template): string[] =>
    rightsOf(of, 'DigestHandlerRole').filter((right) => /^(ses|secretsmanager):/u.test(right));
  const OWN_KEY = 'secretsmanager:GetSecretValue on DigestSealKey';

  test('is none where the city names none: nobody may send', () => {
    expect(variablesOf(template, /letters that are due/u)[ENVIRONMENT.relay]).toBe('none');
    expect(mayOf(template)).toEqual([OWN_KEY]);
  });

  test('is Amazon SES: mails are from the one address, and only the digest sends', () => {
    const of = templateOf({ municipality: SES });
    expect(variablesOf(of, /letters that are due/u)).toMatchObject({ [ENVIRONMENT.relay]: 'ses', [ENVIRONMENT.mailFrom]: from });
    expect(variablesOf(of, /what the office asks for/u)).toMatchObject({ [ENVIRONMENT.relay]: 'ses' });
    const identity = (name: string) => `arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/${name}`;
    const set = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:configuration-set/ReturnsSet';
    const sending = statements(of).filter(({ actions }) => actions.some((action) => action.startsWith('ses:')));
    expect(sending).toEqual([
      {
        role: 'DigestHandlerRole',
        effect: 'Allow',
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        on: [set, identity('pinghu.example.cn'), identity(from)],
        condition: { StringEquals: { 'ses:FromAddress': from } },
      },
    ]);
  });

  test('is one of the city’s own: its password is read by name, and is in no variable', () => {
    const of = templateOf({ municipality: SMTP });
    expect(variablesOf(of, /letters that are due/u)).toMatchObject({
      [ENVIRONMENT.relay]: 'smtp',
      [ENVIRONMENT.smtpHost]: 'smtp.example.cn',
      [ENVIRONMENT.smtpPort]: '465',
      [ENVIRONMENT.smtpSecret]: 'pinghu/relay',
    });
    expect(mayOf(of)).toEqual([
      OWN_KEY,
      'secretsmanager:GetSecretValue on arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:pinghu/relay-??????',
    ]);
  });
});
