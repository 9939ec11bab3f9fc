/** Copies of a city's data, and the way back to one. */
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { instantOf, localTime } from '../../domain/mail/local-time.ts';
import { documentClient } from '../../functions/store/client.ts';
import { StartFailure } from '../../local/failure.ts';
import { backup as madeBackup, type Copies, copiesOf } from '../lasting/copies.ts';
import type { LastingPorts } from '../lasting/ports.ts';
import { type Restored, type RestorePoint, restore as restored } from '../lasting/restore.ts';
import { type Municipality, shownFile } from '../settings.ts';
import { sureOf } from './ask.ts';
import { outputsOf, plainly } from './aws.ts';
import { type Command, NOT_DEPLOYED } from './command.ts';
import type { Request } from './request.ts';
import { switchTable } from './written.ts';

/** Faults that are listed; there may be thousands. */
const SHOWN = 10;

const portsFor = ({ name, region }: Municipality): LastingPorts => ({
  tables: new DynamoDBClient({ region }),
  items: documentClient({ region }),
  now: Date.now,
  pause,
  say: (line) => console.log(`[${name}] ${line}`),
});

/** Makes a copy of the table that stays until somebody deletes it. */
export const backup: Command = {
  run: async (city) => {
    const table = (await outputsOf(city))?.TableName;
    if (table === undefined) return NOT_DEPLOYED;
    const { name } = await plainly(city, () => madeBackup(portsFor(city), table));
    return `已备份 / backed up: ${name}`;
  },
};

/** An instant as clocks in the city show it, to the second: `2026-11-23 17:05:09`. */
const shown = (at: Date, { timeZone }: Municipality): string =>
  `${localTime(at.getTime(), timeZone).replace('T', ' ')}:${String(at.getUTCSeconds()).padStart(2, '0')}`;

const windowOf = ({ seconds }: Copies, city: Municipality): string =>
  seconds === null ? '– (时间点恢复未开启 / switched off)' : `${shown(seconds.from, city)} – ${shown(seconds.to, city)} (${city.timeZone})`;

const list = (city: Municipality, copies: Copies, outputs: Readonly<Record<string, string>>): string =>
  [
    `${city.city} ${outputs.TableName ?? ''}`,
    `  --at      任一秒 / any second: ${windowOf(copies, city)}`,
    ...copies.byHand.map(({ name, at }) => `  --backup  ${name}  ${shown(at, city)}`),
    ...(copies.byHand.length === 0 ? ['  --backup  没有手工备份 / no copies by hand'] : []),
    `  --table   每夜备份由 AWS Backup 恢复,见 / nightly copies, which AWS Backup restores: ${outputs.VaultName ?? ''}, docs/runbook.md: Restore`,
  ].join('\n');

/** `2026-11-23 17:05`, or to the second, on the city's clocks; null for anything else. */
const instantIn = (text: string, timeZone: string): Date | null => {
  const [, minute, second = '0'] = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d)(?::([0-5]\d))?$/u.exec(text) ?? [];
  const local = minute?.replace(' ', 'T');
  const at = local === undefined || Number.isNaN(Date.parse(`${local}Z`)) ? null : instantOf(local, timeZone);
  return at === null || localTime(at, timeZone) !== local ? null : new Date(at + Number(second) * 1000);
};

const momentOf = (text: string, copies: Copies, city: Municipality): RestorePoint => {
  if (text === 'latest') return { pointInTime: 'latest' };
  const at = instantIn(text, city.timeZone);
  if (at === null) {
    throw new StartFailure(
      `看不懂时间“${text}”。请写作 --at "2026-11-23 17:00",按 ${city.timeZone} 的时间,或 --at latest。`,
      `"${text}" is no time. Give --at "2026-11-23 17:00" as clocks in ${city.timeZone} show it, or --at latest.`,
    );
  }
  const { seconds } = copies;
  if (seconds !== null && at >= seconds.from && at <= seconds.to) return { pointInTime: at };
  throw new StartFailure(
    `没有 ${text} 的数据。可恢复的时间:${windowOf(copies, city)};更早的见 --list。`,
    `There are no data of ${text}. What can be restored: ${windowOf(copies, city)}; for what is older, see --list.`,
  );
};

const copyOf = (wanted: string, { byHand }: Copies, { name: city }: Municipality): RestorePoint => {
  const found = byHand.find(({ name, arn }) => name === wanted || arn === wanted);
  if (found !== undefined) return { backup: found.arn };
  throw new StartFailure(
    `没有备份 ${wanted}。请看 npm run city -- restore ${city} --list。`,
    `There is no copy ${wanted}. See npm run city -- restore ${city} --list.`,
  );
};

const pointOf = ({ choices: { at, backup: copy, table } }: Request, copies: Copies, city: Municipality): RestorePoint => {
  if (at !== undefined) return momentOf(at, copies, city);
  return copy === undefined ? { table: table ?? '' } : copyOf(copy, copies, city);
};

/** @throws StartFailure with what does not hold, where the new table is refused */
const accepted = (done: Restored): Extract<Restored, { ok: true }> => {
  if (done.ok) return done;
  const { table, faults } = done;
  const some = faults.slice(0, SHOWN).map((fault) => `  ${fault}`);
  console.log([`${table}:`, ...some, ...(faults.length > SHOWN ? [`  … +${faults.length - SHOWN}`] : [])].join('\n'));
  throw new StartFailure(
    `恢复出的数据有 ${faults.length} 处前后不符,不采用,设置没有改动。请换一个时间(差几秒即可);表 ${table} 没有人用,可日后删除。`,
    `What was restored does not hold together in ${faults.length} places; the settings were not changed. Choose another moment, a few seconds on. Nobody uses ${table}; delete it later.`,
  );
};

/** Restores into a new table, and writes that into the settings; the deployment that follows is what switches over. */
export const restore: Command = {
  before: ({ names, list: isList, choices: { at, backup: copy, table } }) => {
    if (names.length !== 1) throw new StartFailure('一次只能恢复一个城市。', 'Only one city is restored at a time.');
    const given = [at, copy, table].filter((one) => one !== undefined).length + (isList ? 1 : 0);
    if (given === 1) return;
    throw new StartFailure(
      '请写明从哪里恢复:--at <时间>、--backup <备份名>、--table <已恢复的表> 之一;--list 列出现有的。',
      'Say what to restore from, by one of --at <time>, --backup <name>, --table <restored already>; --list tells what there is.',
    );
  },
  run: async (city, request) => {
    const outputs = await outputsOf(city);
    if (outputs?.TableName === undefined) {
      throw new StartFailure(`${city.name} 还没有部署,没有可恢复的数据。`, `${city.name} is not deployed, so there is nothing to restore.`);
    }
    const { TableName: table } = outputs;
    const ports = portsFor(city);
    const copies = await plainly(city, () => copiesOf(ports, table));
    if (request.list) {
      console.log(list(city, copies, outputs));
      return `${copies.byHand.length} 个手工备份 / copies by hand`;
    }
    const from = pointOf(request, copies, city);
    await sureOf(
      city.name,
      request.confirm,
      `将恢复 ${city.city} 的数据到新表,需要一段时间。现在的表不动;部署后改用新表,所选时间之后的改动只留在旧表里。\nThe data are restored into a new table. The present one stays; once deployed, what was saved after the moment is in the old one only.`,
    );
    const done = accepted(await plainly(city, () => restored(ports, table, from, request.choices.into)));
    switchTable(city.name, { name: done.table, stream: done.stream });
    console.log(
      `已写入 ${shownFile(city.name)}。下一步 / Written. Next:\n  npm run city -- diff ${city.name}\n  npm run city -- deploy ${city.name}`,
    );
    return `${done.table}: ${done.verdict.items} 条 / items`;
  },
};
