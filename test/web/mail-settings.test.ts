/** What stands in the form of the mail settings, and the request that it makes. */
import { describe, expect, test } from 'vitest';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { checkMailing, draftOf, keptOf, type MailingDraft, newRobot } from '../../web/src/mail-settings/draft.ts';

const ROBOT = {
  id: '6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11',
  name: '督查群',
  channel: 'dingtalk',
  kinds: ['chase'],
  address: 'oapi.dingtalk.com/…4567',
  hasSecret: true,
} as const;

const draft = draftOf({ settings: { ...USUAL_MAILING, version: 3, robots: [ROBOT] }, timeZone: 'Asia/Shanghai', relay: 'local' });
const { id, name, channel, kinds } = ROBOT;

const changed = (changes: Partial<MailingDraft>) => checkMailing({ ...draft, ...changes });
const robot = (changes: object) => changed({ robots: draft.robots.map((one) => ({ ...one, ...changes })) });

test('what is not typed of a robot’s secrets is not sent, and so stays', () => {
  expect(changed({})).toMatchObject({ ok: true, edit: { version: 3, robots: [{ id, name, channel, kinds }] } });
  const address = 'https://oapi.dingtalk.com/robot/send?access_token=abc';
  expect(robot({ address: ` ${address} ` })).toMatchObject({ ok: true, edit: { robots: [{ address }] } });
});

describe('what is to be mended is said at its field', () => {
  test.each([
    ['a robot without a name', robot({ name: ' ' }), { 'robots.0.name': 'name' }],
    ['an address of another host', robot({ address: 'https://example.com/' }), { 'robots.0.address': 'address' }],
    ['a robot of another channel than it was', robot({ channel: 'wecom' }), { 'robots.0.address': 'address' }],
    ['a secret in Chinese', robot({ secret: '密钥' }), { 'robots.0.secret': 'secret' }],
    ['no time', changed({ mentions: { isOn: true, time: '' } }), { 'mentions.time': 'time' }],
    ['no time for bulletins', changed({ bulletin: { ...draft.bulletin, how: 'issue', time: '' } }), { 'bulletin.time': 'time' }],
    ['no day', changed({ chase: { ...draft.chase, days: [] } }), { 'chase.days': 'days' }],
    ['a new robot with nothing in it', changed({ robots: [newRobot()] }), { 'robots.0.name': 'name', 'robots.0.address': 'address' }],
  ])('%s', (_, checked, faults) => expect(checked).toEqual({ ok: false, faults }));
});

test('a robot that goes back to its channel has its address again', () => {
  const [first] = draft.robots;
  if (first === undefined) throw new Error('no robot');
  expect(keptOf({ ...first, channel: 'wecom' })).toBeNull();
  expect(keptOf(first)).toEqual({ address: ROBOT.address, hasSecret: true, channel: 'dingtalk' });
});
