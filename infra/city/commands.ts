/** What can be done with a city, one command each. */
import { S3Client } from '@aws-sdk/client-s3';
import { StartFailure } from '../../local/failure.ts';
import { PAGE_FILES } from '../paths.ts';
import { RETIRED } from '../retired.ts';
import { budgetByHand } from '../settings/budget.ts';
import { type Municipality, stackNameOf } from '../settings.ts';
import { sureOf } from './ask.ts';
import { alarmsOf, outputsOf, plainly, stackOf } from './aws.ts';
import { type CdkRun, runCdk } from './cdk.ts';
import { type Command, NOT_DEPLOYED, onlyAsked } from './command.ts';
import { backup, restore } from './lasting.ts';
import { migrate } from './migrate.ts';
import { retireOldFiles } from './old-files.ts';
import type { Request } from './request.ts';

const cdk = (command: CdkRun['command'], city: Municipality, request: Request, options: readonly string[] = []) =>
  runCdk({ command, municipality: city.name, options: [...options, ...request.passedOn], amongOthers: request.names.length > 1 });

/** Says what a person has to set up, where a deployment cannot. */
const tellByHand = (city: Municipality): void => {
  const command = budgetByHand(city);
  if (command === null) return;
  console.log(`[${city.name}] 该区域的部署不能建立预算,请手工建立一次 / no deployment makes a budget there; set it up once:\n  ${command}`);
};

const check: Command = {
  run: (city) => {
    tellByHand(city);
    return '设置无误 / settings are right';
  },
};

const synth: Command = {
  run: async (city, request) => {
    await cdk('synth', city, request, ['--quiet']);
    return `cdk.out/${city.name}`;
  },
};

/** Makes what CDK itself needs, once in an account and region: those of the city, not of whatever else the app may hold. */
const bootstrap: Command = {
  run: async (city, request) => {
    await stackOf(city);
    await cdk('bootstrap', city, request);
    return '可以部署 / ready to deploy';
  },
};

const diff: Command = {
  run: async (city, request) => {
    const stack = await stackOf(city);
    await cdk('diff', city, request);
    return stack === null ? NOT_DEPLOYED : '差异见上文 / see above';
  },
};

/** Marks what the page left behind. A deployment that went well is one also where this does not: the next one does it. */
const retire = async (city: Municipality, bucket: string): Promise<void> => {
  try {
    const marked = await plainly(city, () => retireOldFiles(new S3Client({ region: city.region }), bucket, PAGE_FILES));
    const files = `${marked ?? '–'} 个旧页面文件 / old files of the page`;
    console.log(
      marked === null ? `${files}: 页面尚未更新 / the page is not this one yet` : `${files}: ${RETIRED.days} 天后删除 / go in a week`,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    console.error(`旧页面文件没有标记,下次部署再标记。/ Old files of the page were not marked; the next deployment does it.\n${why}`);
  }
};

const deploy: Command = {
  before: (request) => onlyAsked(request, '请先看 diff,', 'Look at diff first'),
  run: async (city, request) => {
    // Asks for credentials before minutes go into building.
    const before = await stackOf(city);
    await cdk('deploy', city, request, request.yes ? ['--require-approval', 'never'] : []);
    const { Address: address = '已部署 / deployed', PageBucket: bucket = '' } = (await outputsOf(city)) ?? {};
    await retire(city, bucket);
    if (before === null) tellByHand(city);
    return address;
  },
};

const status: Command = {
  run: async (city) => {
    const stack = await stackOf(city);
    if (stack === null) return NOT_DEPLOYED;
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
  "数据表、备份、页面文件、用户池、日志和密钥会保留在账号里(用户和数据都在),须另行删除,见 docs/runbook.md。\nThe table, its backups, the page's files, the user pool, logs and the secret stay in the account, with all that is in them; docs/runbook.md says how to remove them.";

const destroy: Command = {
  before: async ({ names: [name = ''], names, confirm }) => {
    if (names.length !== 1) throw new StartFailure('一次只能删除一个城市。', 'Only one city is destroyed at a time.');
    await sureOf(name, confirm, `将删除 ${name} 的部署。${STAYS}`);
  },
  run: async (city, request) => {
    if ((await stackOf(city)) === null) return NOT_DEPLOYED;
    await cdk('destroy', city, request, ['--force']);
    console.log(STAYS);
    return '已删除部署,数据保留 / destroyed; data stay';
  },
};

/** By name. Each takes any number of cities. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  synth,
  bootstrap,
  diff,
  deploy,
  status,
  backup,
  restore,
  migrate,
  destroy,
};
