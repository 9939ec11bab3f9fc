/** What can be done with a city, one command each. */
import { buildPage } from '../../local/build.ts';
import { StartFailure } from '../../local/failure.ts';
import { type Municipality, stackNameOf } from '../settings.ts';
import { asking } from './ask.ts';
import { alarmsOf, stackOf } from './aws.ts';
import { runCdk } from './cdk.ts';
import type { Request } from './request.ts';

export type Command = {
  /** Once, before the first city. */
  readonly before?: (request: Request) => void | Promise<void>;
  /** For one city; the words for the table at the end. A failure is thrown as a sentence. */
  readonly run: (city: Municipality, request: Request) => string | Promise<string>;
};

const cdk = (command: 'synth' | 'diff' | 'deploy' | 'destroy', city: Municipality, request: Request, options: readonly string[] = []) =>
  runCdk({ command, municipality: city.name, options: [...options, ...request.passedOn], amongOthers: request.names.length > 1 });

const check: Command = { run: () => '设置无误 / settings are right' };

const synth: Command = {
  run: async (city, request) => {
    await cdk('synth', city, request, ['--quiet']);
    return `cdk.out/${city.name}`;
  },
};

const diff: Command = {
  run: async (city, request) => {
    const stack = await stackOf(city);
    buildPage(console.log);
    await cdk('diff', city, request);
    return stack === null ? '还没有部署 / not deployed yet' : '差异见上文 / see above';
  },
};

const deploy: Command = {
  before: (request) => {
    if (request.names.length > 1 && !request.yes) {
      throw new StartFailure(
        '一次部署几个城市时不能逐一确认。请先看 diff,再加上 --yes。',
        'Several cities at once cannot be asked about. Look at diff first, then add --yes.',
      );
    }
  },
  run: async (city, request) => {
    // Asks for credentials before minutes go into building.
    await stackOf(city);
    buildPage(console.log);
    await cdk('deploy', city, request, request.yes ? ['--require-approval', 'never'] : []);
    const stack = await stackOf(city);
    return stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'Address')?.OutputValue ?? '已部署 / deployed';
  },
};

const status: Command = {
  run: async (city) => {
    const stack = await stackOf(city);
    if (stack === null) return '还没有部署 / not deployed yet';
    const alarms = await alarmsOf(city);
    const ringing = alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name);
    const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => `  ${OutputKey}: ${OutputValue}`);
    console.log(
      [`${city.city} ${stackNameOf(city.name)} (${city.region})`, ...outputs, ...ringing.map((name) => `  ALARM: ${name}`)].join('\n'),
    );
    return `${stack.StackStatus ?? ''}; ${alarms.length === 0 ? '没有警报 / no alarms' : `ALARM ${ringing.length}/${alarms.length}`}`;
  },
};

const STAYS =
  "数据表、页面文件、用户池会保留在账号里(用户和数据都在),须另行删除。\nThe table, the page's files and the user pool stay in the account, with all that is in them.";

const destroy: Command = {
  before: async ({ names: [name = ''], names, confirm }) => {
    if (names.length !== 1) throw new StartFailure('一次只能删除一个城市。', 'Only one city is destroyed at a time.');
    const typed =
      confirm ??
      (await asking((ask) => ask(`将删除 ${name} 的部署。${STAYS}\n再次输入名称以继续 / Type its name again to go on (${name}): `)));
    if (typed !== name) throw new StartFailure('名称不符,什么都没有改动。', 'The name is not the same; nothing was changed.');
  },
  run: async (city, request) => {
    if ((await stackOf(city)) === null) return '还没有部署 / not deployed yet';
    await cdk('destroy', city, request, ['--force']);
    console.log(STAYS);
    return '已删除部署,数据保留 / destroyed; data stay';
  },
};

/** By name. Each takes any number of cities. */
export const COMMANDS: Readonly<Record<string, Command>> = { check, synth, diff, deploy, status, destroy };
