/** Brings a city's data to the shape of the release that is deployed, by the Lambda that is there for it. */
import { setTimeout as pause } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { StartFailure } from '../../local/failure.ts';
import type { Municipality } from '../settings.ts';
import { asking } from './ask.ts';
import { outputsOf, plainly } from './aws.ts';
import { type Command, NOT_DEPLOYED, onlyAsked } from './command.ts';
import type { Request } from './request.ts';

/** Of one call, so that whoever waits is told where it is. */
const SECONDS = 60;
/** Another run's lease is half a minute long at most. */
const BUSY_MS = 5000;
const USUAL_RATE = 100;

const answer = z.object({
  outcome: z.enum(['current', 'done', 'unfinished', 'busy', 'newer']),
  from: z.int(),
  to: z.int(),
  read: z.int(),
  changed: z.record(z.string(), z.int()),
});

type Answer = z.output<typeof answer>;
type Order = { readonly write: boolean; readonly rate: number };

/** One call of the city's Lambda. */
const caller = (city: Municipality, lambda: string) => {
  const client = new LambdaClient({ region: city.region });
  return ({ write, rate }: Order): Promise<Answer> =>
    plainly(city, async () => {
      const payload = JSON.stringify({ write, rate, seconds: SECONDS });
      const { Payload: body, FunctionError: failed } = await client.send(new InvokeCommand({ FunctionName: lambda, Payload: payload }));
      const said = body?.transformToString() ?? '';
      if (failed === undefined) return answer.parse(JSON.parse(said));
      throw new StartFailure(
        `迁移函数出错,已写入的不受影响,可以重来:${said}`,
        `The Lambda failed; what it wrote is right, and it can be run again: ${said}`,
      );
    });
};

const newer = ({ from, to }: Answer): StartFailure =>
  new StartFailure(
    `数据由更新的版本写入(${from},已部署的为 ${to})。请部署那个版本。`,
    `The data were written by a later release (${from}; the one deployed knows ${to}). Deploy that release.`,
  );

const rateOf = ({ choices: { rate = `${USUAL_RATE}` } }: Request): number => {
  const items = z.coerce.number().int().min(1).max(1000).safeParse(rate);
  if (items.success) return items.data;
  throw new StartFailure(`--rate 不能是 ${rate}。请写 1 至 1000。`, `--rate cannot be ${rate}. Give 1 to 1000 items in a second.`);
};

const summed = (counts: Answer['changed']): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Calls until the data are at the present shape; gives how many items were written. */
const through = async (call: (order: Order) => Promise<Answer>, rate: number, say: (line: string) => void): Promise<number> => {
  for (let [read, written] = [0, 0]; ;) {
    // oxlint-disable no-await-in-loop -- each call goes on where the one before stopped
    const now = await call({ write: true, rate });
    read += now.read;
    written += summed(now.changed);
    if (now.outcome === 'newer') throw newer(now);
    if (now.outcome !== 'unfinished' && now.outcome !== 'busy') return written;
    say(
      now.outcome === 'busy'
        ? '另一次迁移正在进行,稍后再试 / another run is at it'
        : `已看 ${read} 条,已改 ${written} 条 / looked at, changed`,
    );
    if (now.outcome === 'busy') await pause(BUSY_MS);
    // oxlint-enable no-await-in-loop
  }
};

const isAgreed = (reply: string): boolean => ['y', 'yes', '是'].includes(reply.toLowerCase());

/** Tells what would change, asks, and writes it. */
export const migrate: Command = {
  before: (request) => {
    rateOf(request);
    onlyAsked(request, '请先逐个看过,', 'Look at each first');
  },
  run: async (city, request) => {
    const lambda = (await outputsOf(city))?.MigrateName;
    if (lambda === undefined) return NOT_DEPLOYED;
    const say = (line: string): void => console.log(`[${city.name}] ${line}`);
    const call = caller(city, lambda);
    const plan = await call({ write: false, rate: USUAL_RATE });
    if (plan.outcome === 'newer') throw newer(plan);
    if (plan.outcome === 'current') return `已是版本 ${plan.to} / at version ${plan.to} already`;
    say(`版本 / version ${plan.from} → ${plan.to}: ${plan.read} 条 / items`);
    for (const [what, count] of Object.entries(plan.changed)) say(`  ${count}: ${what}`);
    const reply = request.yes
      ? 'y'
      : await asking((ask) => ask('请先备份(backup)。现在写入?/ Make a backup first. Write this now? (y/N): '));
    if (!isAgreed(reply)) return '什么都没有改动 / nothing was changed';
    const written = await through(call, rateOf(request), say);
    return `版本 ${plan.to},改了 ${written} 条 / at version ${plan.to}, ${written} items changed`;
  },
};
