/** How long a digest takes, without what is not ours: the relay's time, and the looks of the letters. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { usualReporting } from '../../domain/reporting.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { startEngine } from '../../local/engine.ts';
import { ensureTable } from '../../local/table.ts';
import { temporaryFolder } from '../support/engine.ts';
import { sampleMember, sampleProject, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { addMember } from '../support/sign-in.ts';
import type { Figure } from './figures.ts';

/** When it is due. */
const DUE = Date.parse('2025-03-31T01:00:00.000Z');
const TABLE = 'bench-digest';

/** MB that the process may keep; more, and it would be ended. */
const HEAP = 320;

type Size = { readonly tasks: number; readonly units: number; readonly recipients: number };

const idsOf = (count: number, name: string): string[] => Array.from({ length: count }, (_, at) => `${name}${at}`);

const sheetOf = ({ tasks, units }: Size) => {
  const projects = idsOf(Math.ceil(tasks / 50), '2025-p').map((id, at) => sampleProject({ id, order: String(at).padStart(5, '0') }));
  return sampleSheet({
    sheet: { id: '2025', name: '2025年民生实事', city: '平湖市', reporting: usualReporting('2025-03') },
    projects,
    units: idsOf(units, 'u').map((id) => sampleUnit({ id, name: id })),
    tasks: idsOf(tasks, '2025-t').map((id, at) =>
      sampleTask({
        id,
        number: at + 1,
        project: `2025-p${Math.floor(at / 50)}`,
        order: String(at).padStart(6, '0'),
        units: [`u${at % units}`],
      }),
    ),
  });
};

const figures = z.object({ ms: z.number(), letters: z.number(), megabytes: z.number() });

const timed = async (size: Size): Promise<z.infer<typeof figures>> => {
  const folder = temporaryFolder();
  const engine = await startEngine(`${folder.path}/table.db`, `${folder.path}/engine.log`);
  const access = { ...LOCAL_ACCESS, endpoint: engine.endpoint };
  await ensureTable(new DynamoDBClient(access), TABLE);
  const store = dynamoStore(documentClient(access), TABLE);
  await store.create(sheetOf(size));
  const recipients = idsOf(size.recipients, 'm');
  for (const [at, id] of recipients.entries())
    await addMember(store, sampleMember({ id, email: `${id}@pinghu.example`, units: [`u${at % size.units}`] }));
  await store.saveMailing(
    {
      ...USUAL_MAILING,
      version: 1,
      summary: { isOn: true, time: '09:00', on: { every: 'month', workingDay: -1 }, to: recipients },
      chase: { isOn: true, time: '09:00', days: [0] },
      mentions: { isOn: true, time: '09:00' },
    },
    { by: { id: 'm1', name: '督查室' }, at: '2025-03-01T02:00:00.000Z' },
  );
  const words = [`--max-old-space-size=${HEAP}`, join(import.meta.dirname, 'digest-run.ts'), engine.endpoint, TABLE, `${DUE}`];
  const printed = execFileSync(process.execPath, words, { encoding: 'utf8' });
  await engine.stop();
  folder.remove();
  return figures.parse(JSON.parse(printed));
};

export const digestFigures = async (): Promise<Figure[]> => {
  const small = await timed({ tasks: 23, units: 30, recipients: 30 });
  const large = await timed({ tasks: 10_000, units: 100, recipients: 500 });
  const value = ({ ms, letters, megabytes }: typeof small): string =>
    `${(ms / 1000).toFixed(2)} s, ${letters} letters, ${megabytes.toFixed(0)} MB`;
  return [
    { name: 'digest of 23 tasks and 30 units', value: value(small), bar: '≤ 2 s' },
    { name: 'digest of 10,000 tasks to 500 recipients', value: value(large), bar: '≤ 60 s, ≤ 512 MB' },
  ];
};
