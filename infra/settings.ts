/** Reads the settings of a municipality from `infra/municipalities/<name>.json`. A wrong file is refused in plain words, all at once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { MUNICIPALITIES, ROOT } from './paths.ts';
import { complaintsOf } from './settings/complaints.ts';
import { isName, type Municipality, municipality } from './settings/municipality.ts';
import { brokenRules } from './settings/rules.ts';

export type { Municipality };

export type Reading = { readonly ok: true; readonly settings: Municipality } | { readonly ok: false; readonly message: string };

const refused = (message: string): Reading => ({ ok: false, message });

/** What the text of a settings file holds. Some editors on Windows put a mark before it. It throws on what is no JSON. */
export const contentOf = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/u, ''));

const COMPARE = 'Compare it with pinghu.json.';

const parsed = (text: string): { readonly content: object } | { readonly complaint: string } => {
  // What stands for bytes that are no UTF-8.
  if (text.includes('\uFFFD')) return { complaint: 'is not in UTF-8. Save it as UTF-8.' };
  try {
    const content = contentOf(text);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject ? { content } : { complaint: `is not a JSON object. ${COMPARE}` };
  } catch (error) {
    const [where = 'at its end'] = /line \d+ column \d+/u.exec(String(error)) ?? [];
    return { complaint: `is not JSON (${where}). ${COMPARE}` };
  }
};

/** Reads the text of a settings file. `file` is its path, for the message. */
export const checkMunicipality = (file: string, text: string): Reading => {
  const read = parsed(text);
  if ('complaint' in read) return refused(`${file}: ${read.complaint}`);
  const { content } = read;
  const result = municipality.safeParse(content);
  const name = 'name' in content ? content.name : undefined;
  const complaints = [
    ...(result.success ? [] : complaintsOf(result.error)),
    ...(isName(name) && `${name}.json` !== basename(file) ? [`name cannot be "${name}". Give the name of the file without .json.`] : []),
    ...brokenRules(content),
  ];
  if (result.success && complaints.length === 0) return { ok: true, settings: result.data };
  return refused(complaints.map((complaint) => `${file}: ${complaint}`).join('\n'));
};

/** The stack of a municipality, by its name. */
export const stackNameOf = (name: string): string => `Shishi-${name}`;

/** Where the settings of a municipality are. */
export const fileOf = (name: string): string => join(MUNICIPALITIES, `${name}.json`);

/** The same as messages name it: from the top of the repository, or whole where it lies elsewhere. */
export const shownFile = (name: string): string => {
  const shown = relative(ROOT, fileOf(name));
  return shown.startsWith('..') ? fileOf(name) : shown;
};

/** The names of all municipalities that have a file, sorted; none where the folder itself is not there yet. */
export const municipalities = (): readonly string[] =>
  (existsSync(MUNICIPALITIES) ? readdirSync(MUNICIPALITIES, { withFileTypes: true }) : [])
    .filter((file) => !file.isDirectory() && file.name.endsWith('.json'))
    .map((file) => basename(file.name, '.json'))
    .toSorted();

/** Reads the settings of a municipality by name, such as was asked for with `-c municipality=<name>`. */
export const readMunicipality = (name: unknown): Reading => {
  if (!isName(name)) {
    return refused(`${JSON.stringify(name)}: is not a name. Use up to 20 small letters, digits and single hyphens, such as pinghu.`);
  }
  const path = fileOf(name);
  const file = shownFile(name);
  if (existsSync(path)) return checkMunicipality(file, readFileSync(path, 'utf8'));
  return refused(
    `${file}: is missing. Make it with "npm run city -- new ${name}", or choose one of: ${municipalities().join(', ') || '(none yet)'}.`,
  );
};
