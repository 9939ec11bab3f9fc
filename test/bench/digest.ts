/** How long a digest takes, without what is not ours: the relay's time, and the looks of the letters. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { usualReporting } from '../../domain/reporting.ts';
import { runDigest } from '../../functions/actions/run-digest.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { startEngine } from '../../local/engine.ts';
import { ensureTable } from '../../local/table.ts';
import { temporaryFolder } from '../support/engine.ts';
import { letterParts } from '../support/letter-parts.ts';
import { sampleMember, sampleProject, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { addMember } from '../support/sign-in.ts';
import type { Figure } from './figures.ts';

const DUE = Date.parse('2025-03-31T01:00:00.000Z');
const TABLE = 'bench-digest';

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

const timed = async (size: Size): Promise<{ readonly ms: number; readonly letters: number; readonly megabytes: number }> => {
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
  const { letters, planned } = letterParts();
  const done = (): Promise<void> => Promise.resolve();
  const started = performance.now();
  await runDigest({ store, letters, now: () => DUE, closeDue: done, sendMails: done });
  const ms = performance.now() - started;
  const megabytes = process.memoryUsage().rss / 1024 / 1024;
  await engine.stop();
  folder.remove();
  return { ms, letters: planned().length, megabytes };
};

export const digestFigures = async (): Promise<Figure[]> => {
  const small = await timed({ tasks: 23, units: 30, recipients: 30 });
  const large = await timed({ tasks: 10_000, units: 100, recipients: 500 });
  const value = ({ ms, letters, megabytes }: typeof small): string =>
    `${(ms / 1000).toFixed(2)} s, ${letters} letters, ${megabytes.toFixed(0)} MB with this bench`;
  return [
    { name: 'digest of 23 tasks and 30 units', value: value(small), bar: '≤ 2 s' },
    { name: 'digest of 10,000 tasks to 500 recipients', value: value(large), bar: '≤ 60 s, ≤ 512 MB' },
  ];
};
