/** What a route is, and how a request finds its own. */
import type { ZodType } from 'zod';
import type { Right } from '../../domain/access.ts';
import type { Actor } from '../../domain/types.ts';
import type { RelayKind } from '../../domain/wire/mailing.ts';
import type { Clock, Ids, LetterParts, Store, WordOf } from '../ports.ts';
import { parsed } from './parse.ts';
import type { ProblemDetails } from './problem.ts';
import type { ErrorCode } from '../../domain/text/errors.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Methods that come without a body. */
const BODILESS: ReadonlySet<Method> = new Set(['GET', 'DELETE']);

/** What the routes about mail need from outside. */
export type MailingParts = {
  readonly letters: LetterParts;
  readonly relay: RelayKind;
  /** Whether a robot may be on this computer, for trying things out. */
  readonly mayLoopback: boolean;
  /** Letters were planned: what waits is to be sent now, where that does not come about by itself. */
  readonly sendSoon: () => void;
};

/** What every table's routes need from outside. */
export type HttpPorts = { readonly store: Store; readonly now: Clock; readonly newId: Ids };

/** And what those of the office need beside it. */
export type OfficePorts = HttpPorts & { readonly wordOf: WordOf; readonly mailing: MailingParts };

/** A page of its own, for somebody who comes from elsewhere and may not be signed in. */
export type HtmlPage = {
  readonly status: number;
  readonly html: string;
  /** Content Security Policy. */
  readonly policy: string;
  /** For how long it may be kept by whoever passes it on; not at all without it. */
  readonly keepSeconds?: number;
};

/** A file to keep, by the name that it is to have. */
export type FileAnswer = { readonly bytes: Uint8Array; readonly type: string; readonly name: string };

/** What a route answers: a value to send as JSON, a file, or a problem. */
export type Answer =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: true; readonly file: FileAnswer }
  | ({ readonly ok: false; readonly code: ErrorCode } & ProblemDetails);

/** A request whose parts have been parsed by the route's shapes. */
export type RouteRequest<Path, Query, Body> = { readonly path: Path; readonly query: Query; readonly body: Body; readonly actor: Actor };

type Shared = {
  readonly method: Method;
  /** `{name}` stands for one segment. */
  readonly path: string;
  /** What its answers are counted as; nothing without it. */
  readonly counts?: 'edits' | 'reports';
};

type RawRequest = { path: unknown; query: unknown; body: () => unknown; actor: Actor };

/** A route for members. `may` says which right its caller needs. */
export type MemberRoute<Ports = HttpPorts> = Shared & {
  readonly may: Right;
  readonly run: (raw: RawRequest, ports: Ports) => Promise<Answer>;
};

/**
 * A route that answers without asking who calls. It tells nothing about the city, unless what it is asked with says that it may;
 * bodies are not read.
 */
export type OpenRoute<Ports = HttpPorts> = Shared & {
  readonly may: 'anyone';
  readonly run: (raw: { path: unknown; query: unknown }, ports: Ports) => Promise<Answer | { readonly ok: true; readonly page: HtmlPage }>;
};

export type Route<Ports = HttpPorts> = MemberRoute<Ports> | OpenRoute<Ports>;

export type Shapes<Path, Query, Body> = { readonly path: ZodType<Path>; readonly query: ZodType<Query>; readonly body: ZodType<Body> };

/** Joins a route's shapes with what it runs, so that the run sees parsed values only. */
export const route = <Path, Query, Body, Ports = HttpPorts>(
  head: Pick<MemberRoute, 'method' | 'path' | 'may' | 'counts'>,
  shapes: Shapes<Path, Query, Body>,
  run: (request: RouteRequest<Path, Query, Body>, ports: Ports) => Promise<Answer>,
): MemberRoute<Ports> => ({
  ...head,
  run: (raw, ports) =>
    run(
      {
        path: parsed(shapes.path, raw.path),
        query: parsed(shapes.query, raw.query),
        body: parsed(shapes.body, BODILESS.has(head.method) ? undefined : raw.body()),
        actor: raw.actor,
      },
      ports,
    ),
});

/** The values of the path's `{names}` where it fits; null where it does not. */
export const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) values[segment.slice(1, -1)] = value;
    else if (segment !== value) return null;
  }
  return values;
};
