/** The part of the API's table about bulletins. An issued one is read by every member; none changes or removes it. */
import * as z from 'zod';
import { WORD_TYPE, wordFileName } from '../../domain/bulletin/document.ts';
import {
  type BulletinAnswer,
  bulletinIssue,
  type BulletinIssuedAnswer,
  bulletinPath,
  type BulletinsAnswer,
  type DraftAnswer,
  draftEdit,
  draftRemoval,
  draftStart,
} from '../../domain/wire/bulletins.ts';
import { discardDraft, type DraftOutcome, saveDraft, startDraft } from '../actions/draft-bulletin.ts';
import { issueBulletin } from '../actions/issue-bulletin.ts';
import { readBulletin, readBulletins, readDraft } from '../actions/read-bulletins.ts';
import { sheetPath } from './paths.ts';
import { type Answer, type OfficePorts, type Route, route } from './route.ts';

const nothing = z.unknown();

const drafted = (outcome: DraftOutcome): Answer =>
  outcome.ok
    ? { ok: true, value: { draft: outcome.draft, figures: outcome.figures } satisfies DraftAnswer }
    : { ok: false, code: outcome.reason };

export const BULLETIN_ROUTES: readonly Route<OfficePorts>[] = [
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/bulletins', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({
      ok: true,
      value: { bulletins: await readBulletins(store, path.sheet) } satisfies BulletinsAnswer,
    }),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/bulletins/{number}', may: 'read' },
    { path: bulletinPath, query: nothing, body: nothing },
    async ({ path }, { store }) => {
      const bulletin = await readBulletin(store, path.sheet, path.number);
      return bulletin === null ? { ok: false, code: 'not_found' } : { ok: true, value: { bulletin } satisfies BulletinAnswer };
    },
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/bulletins/{number}/word', may: 'read' },
    { path: bulletinPath, query: nothing, body: nothing },
    async ({ path }, { store, wordOf }) => {
      const bulletin = await readBulletin(store, path.sheet, path.number);
      if (bulletin === null) return { ok: false, code: 'not_found' };
      return { ok: true, file: { bytes: await wordOf(bulletin), type: WORD_TYPE, name: wordFileName(bulletin) } };
    },
  ),
  route(
    { method: 'POST', path: '/api/sheets/{sheet}/bulletins', may: 'supervise' },
    { path: sheetPath, query: nothing, body: bulletinIssue },
    async ({ path, body, actor }, ports) => {
      const outcome = await issueBulletin(ports, path.sheet, body, actor);
      return outcome.ok
        ? { ok: true, value: { bulletin: outcome.head } satisfies BulletinIssuedAnswer }
        : { ok: false, code: outcome.reason };
    },
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/bulletin-draft', may: 'supervise' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({ ok: true, value: (await readDraft(store, path.sheet)) satisfies DraftAnswer }),
  ),
  route(
    { method: 'POST', path: '/api/sheets/{sheet}/bulletin-draft', may: 'supervise' },
    { path: sheetPath, query: nothing, body: draftStart },
    async ({ path, body, actor }, { mailing, ...ports }) =>
      drafted(await startDraft({ ...ports, letters: mailing.letters }, path.sheet, body, actor)),
  ),
  route(
    { method: 'PATCH', path: '/api/sheets/{sheet}/bulletin-draft', may: 'supervise' },
    { path: sheetPath, query: nothing, body: draftEdit },
    async ({ path, body, actor }, ports) => drafted(await saveDraft(ports, path.sheet, body, actor)),
  ),
  route(
    { method: 'DELETE', path: '/api/sheets/{sheet}/bulletin-draft', may: 'supervise' },
    { path: sheetPath, query: draftRemoval, body: nothing },
    async ({ path, query }, { store }) => drafted(await discardDraft(store, path.sheet, query.version)),
  ),
];
