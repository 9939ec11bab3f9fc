import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { NO_COMMENTS } from '../../domain/comments/figures.ts';
import type { Assessment, HistoryEvent, Indicator, Project, Task, TaskState } from '../../domain/types.ts';
import { ERROR_MESSAGES, type ErrorCode } from '../../domain/text/errors.ts';
import type { RequestFailure } from '../../web/src/api/request.ts';

export const indicator = (over: Partial<Indicator> = {}): Indicator => ({
  key: '100个#1',
  label: '岗位',
  op: '>=',
  target: 100,
  unit: '个',
  baseline: null,
  actual: null,
  rate: null,
  basis: 'none',
  evidence: [],
  weight: 1,
  read: { actual: null, rate: null },
  byHand: { defined: false, added: false, actual: null, toConfirm: false },
  ...over,
});

export const assessment = (over: Partial<Assessment> = {}): Assessment => ({
  indicators: [],
  completion: null,
  readCompletion: null,
  byHand: null,
  toConfirm: false,
  stage: 'unknown',
  stageEvidence: [],
  statedRate: null,
  warnings: [],
  removed: [],
  ...over,
});

export const sampleTask = (over: Partial<Task> = {}): Task => ({
  id: '2024-t01',
  project: '2024-p01',
  sheet: '2024',
  order: '01',
  number: 1,
  content: '新增岗位100个',
  progress: '',
  units: ['民政局'],
  mergedWith: null,
  overrides: NO_OVERRIDES,
  assessment: assessment(),
  comments: NO_COMMENTS,
  version: 1,
  readerVersion: 1,
  updatedAt: '2024-04-12T00:00:00.000Z',
  updatedBy: '督查室',
  ...over,
});

export const sampleProject = (id: string, order: string): Project => ({
  id,
  sheet: '2024',
  name: `项目 ${order}`,
  order,
  rollUp: { completion: null, completionOfAll: null, known: 0, total: 0 },
});

/** What a task's event keeps of it. */
export const sampleState = (over: Partial<TaskState> = {}): TaskState => ({
  progress: '已完成15场',
  overrides: NO_OVERRIDES,
  completion: 0.5,
  stage: 'under_way',
  ...over,
});

export const sampleEvent = (over: Partial<HistoryEvent> = {}): HistoryEvent => ({
  subject: '2024-t01',
  project: '2024-p01',
  units: ['民政局'],
  version: 2,
  editId: 'edit-0001',
  what: 'progress',
  change: '',
  before: sampleState(),
  after: sampleState(),
  by: { id: 'm1', name: '督查室' },
  at: '2024-03-28T08:20:00.000Z',
  ...over,
});

export const networkDown: RequestFailure = { kind: 'network' };

export const problem = (code: ErrorCode, status: number, current?: Task): RequestFailure => ({
  kind: 'problem',
  problem: {
    type: 'about:blank',
    title: code,
    status,
    code,
    messages: ERROR_MESSAGES[code],
    ...(current === undefined ? {} : { current }),
  },
});
