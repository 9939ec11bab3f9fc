/** `npm run city -- <command>`: makes, checks, deploys and watches cities, one or several at once. */
import { StartFailure } from '../../local/failure.ts';
import { run } from '../../local/run.ts';
import { type Municipality, municipalities, readMunicipality } from '../settings.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { newCity } from './new.ts';
import { type Request, requestOf } from './request.ts';
import { tableOf } from './table.ts';

/** Cities that are worked on at the same time: each bundles its Lambdas. */
const AT_ONCE = 3;

const HELP = `npm run city -- new <name> [--city … --region … --sign-in cognito|oidc --issuer … --audience … --client-id … --admins … --domain … --certificate … --alarm-email …] [--yes]
npm run city -- check|synth|bootstrap|diff|deploy|status <name…|--all> [--yes] [-- 给 cdk 的选项 / options of cdk]
npm run city -- backup <name…|--all>
npm run city -- restore <name> --list
npm run city -- restore <name> --at "2026-11-23 17:00"|latest | --backup <备份名 / name> | --table <已恢复的表 / restored already> [--into <新表名 / its name>] [--confirm <name>]
npm run city -- migrate <name…|--all> [--rate 100] [--yes]
npm run city -- destroy <name> [--confirm <name>]`;

type Outcome = { readonly city: Municipality; readonly ok: boolean; readonly says: string; readonly seconds: number };

/** The settings of all cities that are named; if one is wrong, nothing is done for any. */
const citiesOf = ({ command, names }: Request): readonly Municipality[] => {
  if (names.length === 0) {
    throw new StartFailure(
      `请写城市名,或 --all。现有:${municipalities().join('、')}。`,
      `Name cities, or give --all: npm run city -- ${command} <name…|--all>`,
    );
  }
  const readings = names.map(readMunicipality);
  const messages = readings.flatMap((reading) => (reading.ok ? [] : [reading.message]));
  if (messages.length > 0) throw new StartFailure(`设置有误,请改正后重试:\n${messages.join('\n')}`, 'Correct the settings and try again.');
  return readings.flatMap((reading) => (reading.ok ? [reading.settings] : []));
};

const outcomeOf = async (command: Command, city: Municipality, request: Request): Promise<Outcome> => {
  const started = performance.now();
  const ended = (ok: boolean, says: string): Outcome => ({ city, ok, says, seconds: Math.round((performance.now() - started) / 1000) });
  try {
    return ended(true, await command.run(city, request));
  } catch (error) {
    if (error instanceof StartFailure) return ended(false, error.message.replaceAll('\n', ' / '));
    console.error(error);
    return ended(false, '出错了,详情见上文 / failed; see above');
  }
};

/** The outcome of each city in their order, some at a time. */
const outcomesOf = async (command: Command, cities: readonly Municipality[], request: Request): Promise<readonly Outcome[]> => {
  const outcomes = new Map<Municipality, Outcome>();
  const waiting = cities.values();
  const work = async (): Promise<void> => {
    for (const city of waiting) outcomes.set(city, await outcomeOf(command, city, request)); // oxlint-disable-line no-await-in-loop -- one after another
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cities.flatMap((city) => outcomes.get(city) ?? []);
};

const told = (outcomes: readonly Outcome[]): string =>
  tableOf([
    ['名称', '城市', '区域', '结果', '秒', '说明'],
    ...outcomes.map(({ city, ok, says, seconds }) => [city.name, city.city, city.region, ok ? 'ok' : 'FAILED', `${seconds}`, says]),
  ]);

await run(async () => {
  const request = requestOf(process.argv.slice(2));
  if (request.command === 'help') return console.log(HELP);
  if (request.command === 'new') return newCity(request);
  const command = Object.hasOwn(COMMANDS, request.command) ? COMMANDS[request.command] : undefined;
  if (command === undefined) throw new StartFailure(`没有命令 ${request.command}。`, `There is no command ${request.command}.\n${HELP}`);
  const cities = citiesOf(request);
  await command.before?.(request);
  const outcomes = await outcomesOf(command, cities, request);
  console.log(`\n${told(outcomes)}`);
  const failed = outcomes.filter(({ ok }) => !ok).length;
  if (failed > 0) throw new StartFailure(`${failed} 个城市没有完成。`, `${failed} of ${outcomes.length} did not come to an end.`);
});
