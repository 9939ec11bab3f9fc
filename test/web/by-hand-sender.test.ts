import { describe, expect, test } from 'vitest';
import type { EditAnswer } from '../../domain/wire/answers.ts';
import type { ByHandChange, IndicatorsEdit } from '../../domain/wire/indicators.ts';
import type { Outcome } from '../../web/src/api/request.ts';
import { createByHandSender } from '../../web/src/state/by-hand-sender.ts';
import { createTurns } from '../../web/src/state/turns.ts';
import { networkDown, problem, sampleProject, sampleTask } from './samples.ts';

const TASK = { id: '2024-t01', project: '2024-p01' };
const change: ByHandChange = { kind: 'actual', key: '100个#1', value: 30, reason: '含镇街' };

/** A sender whose server gives these answers one after the other. */
const bench = (...answers: readonly Outcome<EditAnswer>[]) => {
  const sent: IndicatorsEdit[] = [];
  const told: number[] = [];
  let version = 1;
  let ids = 0;
  const takeTurn = createTurns();
  const save = createByHandSender({
    send: (_project, _task, edit) => {
      sent.push(edit);
      return Promise.resolve(answers[sent.length - 1] ?? { ok: false, failure: networkDown });
    },
    takeTurn,
    versionOf: () => version,
    onTask: (task) => {
      version = task.version;
      told.push(task.version);
    },
    newId: () => `edit-${(ids += 1)}`,
  });
  return { save, sent, told, takeTurn };
};

const saved = (version: number): Outcome<EditAnswer> => ({
  ok: true,
  answer: { task: sampleTask({ version }), project: sampleProject('2024-p01', '01') },
});

describe('a change by hand', () => {
  test('is made on the newest version, and its answer is told', async () => {
    const { save, sent, told } = bench(saved(2), saved(3));
    expect(await save(TASK, change)).toBeNull();
    expect(await save(TASK, { kind: 'take_back_actual', key: '100个#1' })).toBeNull();
    expect(sent.map(({ editId, version }) => [editId, version])).toEqual([
      ['edit-1', 1],
      ['edit-2', 2],
    ]);
    expect(told).toEqual([2, 3]);
  });

  test('of unknown fate is the same edit when it is saved again, and another one once it is changed', async () => {
    const { save, sent } = bench({ ok: false, failure: networkDown }, { ok: false, failure: networkDown }, saved(2));
    expect(await save(TASK, change)).toEqual(networkDown);
    await save(TASK, change);
    await save(TASK, { ...change, value: 31 });
    expect(sent.map(({ editId }) => editId)).toEqual(['edit-1', 'edit-1', 'edit-2']);
  });

  test('that came second brings the task as it is, and the next saving is made on that', async () => {
    const stale = problem('stale', 409, sampleTask({ version: 7 }));
    const { save, sent, told } = bench({ ok: false, failure: stale }, saved(8));
    expect(await save(TASK, change)).toEqual(stale);
    expect(await save(TASK, change)).toBeNull();
    expect(sent[1]).toMatchObject({ editId: 'edit-2', version: 7 });
    expect(told).toEqual([7, 8]);
  });

  test('waits for what is on its way for the same task, and for nothing else', async () => {
    const { save, sent, takeTurn } = bench(saved(2), saved(2));
    let arrive = (): void => undefined;
    const text = takeTurn(TASK.id, () => new Promise<void>((resolve) => (arrive = resolve)));
    const mine = save(TASK, change);
    await save({ id: '2024-t02', project: '2024-p01' }, change);
    expect(sent).toHaveLength(1);
    arrive();
    await Promise.all([text, mine]);
    expect(sent).toHaveLength(2);
  });
});
