/** Small made-up rows for tests of what keeps and carries them. */
import { usualReporting } from '../../domain/reporting.ts';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { NO_COMMENTS } from '../../domain/comments/figures.ts';
import type { Comment } from '../../domain/comments/types.ts';
import type { Member, Unit } from '../../domain/people/types.ts';
import type { Actor, Assessment, Project, SheetContents, Task } from '../../domain/types.ts';

export const ADMIN: Actor = { id: 'm1', name: '督查室', role: 'admin', units: [] };
export const EDITOR: Actor = { id: 'm2', name: '王敏', role: 'editor', units: ['u05'] };
export const VIEWER: Actor = { id: 'm3', name: '分管领导', role: 'viewer', units: [] };

export const assessmentOf = (completion: number | null): Assessment => ({
  indicators: [],
  completion,
  stage: completion === null ? 'unknown' : 'under_way',
  stageEvidence: [],
  readCompletion: completion,
  byHand: null,
  toConfirm: false,
  statedRate: null,
  warnings: [],
  removed: [],
});

export const sampleTask = (changes: Partial<Task> = {}): Task => ({
  id: '2025-t1',
  project: '2025-p1',
  sheet: '2025',
  order: '1',
  number: 1,
  content: '新建公园10个',
  progress: '已建成公园2个',
  units: ['u05'],
  mergedWith: null,
  overrides: NO_OVERRIDES,
  assessment: assessmentOf(0.2),
  comments: NO_COMMENTS,
  version: 1,
  readerVersion: 1,
  updatedAt: '2025-01-31T01:00:00.000Z',
  updatedBy: '督查室',
  ...changes,
});

export const sampleProject = (changes: Partial<Project> = {}): Project => ({
  id: '2025-p1',
  sheet: '2025',
  name: '公园项目',
  order: '1',
  rollUp: { completion: 0.2, completionOfAll: 0.2, known: 1, total: 1 },
  ...changes,
});

export const sampleUnit = (changes: Partial<Unit> = {}): Unit => ({
  id: 'u05',
  name: '教育局',
  shortName: '教育',
  mergedInto: null,
  version: 1,
  ...changes,
});

export const sampleMember = (changes: Partial<Member> = {}): Member => ({
  id: 'm2',
  name: '王敏',
  email: 'wangmin@pinghu.example',
  role: 'editor',
  units: ['u05'],
  bound: null,
  removedAt: null,
  version: 1,
  ...changes,
});

export const sampleComment = (changes: Partial<Comment> = {}): Comment => ({
  id: '00000000-0000-4000-8000-000000000001',
  task: '2025-t1',
  number: 1,
  text: '请核对',
  mentions: [],
  by: { id: 'm1', name: '督查室' },
  unit: '',
  at: '2025-03-01T02:00:00.000Z',
  withdrawn: null,
  ...changes,
});

export const sampleSheet = (changes: Partial<SheetContents> = {}): SheetContents => ({
  sheet: { id: '2025', name: '2025年民生实事', city: '平湖市', reporting: usualReporting('2025-03') },
  projects: [sampleProject()],
  tasks: [sampleTask()],
  units: [sampleUnit()],
  ...changes,
});
