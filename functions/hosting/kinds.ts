/** The kinds of files that the page is made of, by what their names end with; nothing else is served. */
export const KINDS: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
]);

/** Kinds that lie compressed beside themselves; what is made when deploying (`config.json`) is not among them. */
const COMPRESSED: ReadonlySet<string> = new Set(['css', 'html', 'js', 'svg']);

/** How files are compressed, the smaller first, and what their names end with then. */
export const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** What a name ends with: `assets/index-3f9a1c.js` → `js`. */
export const endOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** True for a file that lies compressed beside itself. */
export const isCompressed = (name: string): boolean => COMPRESSED.has(endOf(name));

/** Bytes of a file that may be served: a Lambda answers with 6 MB, and base64 makes four of three. */
export const LARGEST_FILE = 4_500_000;
