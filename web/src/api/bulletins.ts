import type { SheetId } from '../../../domain/types.ts';
import type {
  BulletinAnswer,
  BulletinIssue,
  BulletinIssuedAnswer,
  BulletinsAnswer,
  DraftAnswer,
  DraftEdit,
  DraftStart,
} from '../../../domain/wire/bulletins.ts';
import { request, requestFile, type Outcome } from './request.ts';

const json = (method: 'POST' | 'PATCH', body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const path = (sheet: SheetId): string => `/api/sheets/${encodeURIComponent(sheet)}/bulletins`;

const draftPath = (sheet: SheetId): string => `/api/sheets/${encodeURIComponent(sheet)}/bulletin-draft`;

/** The issued ones, newest first. */
export const getBulletins = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<BulletinsAnswer>> => request(path(sheet), { signal });

export const getBulletin = (sheet: SheetId, number: number, signal: AbortSignal): Promise<Outcome<BulletinAnswer>> =>
  request(`${path(sheet)}/${number}`, { signal });

/** An issued bulletin as a Word file. */
export const getWord = (sheet: SheetId, number: number): Promise<Outcome<Blob>> => requestFile(`${path(sheet)}/${number}/word`);

export const getDraft = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<DraftAnswer>> => request(draftPath(sheet), { signal });

/** Begins a draft of a period or of a correction; an open one takes new figures. */
export const startDraft = (sheet: SheetId, asked: DraftStart): Promise<Outcome<DraftAnswer>> =>
  request(draftPath(sheet), json('POST', asked));

export const saveDraft = (sheet: SheetId, edit: DraftEdit): Promise<Outcome<DraftAnswer>> => request(draftPath(sheet), json('PATCH', edit));

export const discardDraft = (sheet: SheetId, version: number): Promise<Outcome<DraftAnswer>> =>
  request(`${draftPath(sheet)}?version=${version}`, { method: 'DELETE' });

/** Issues the draft. Sent again with the same id, it is the same bulletin. */
export const issueBulletin = (sheet: SheetId, asked: BulletinIssue): Promise<Outcome<BulletinIssuedAnswer>> =>
  request(path(sheet), json('POST', asked));
