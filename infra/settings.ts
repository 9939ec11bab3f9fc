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

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads the text of a settings file. `file` is its path, for the message. */
export const checkMunicipality = (file: string, text: string): Reading => {
  const content = parsed(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return refused(`${file}: is not a JSON object. Compare it with pinghu.json.`);
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

/** The same as messages name it. */
export const shownFile = (name: string): string => relative(ROOT, fileOf(name));

/** The names of all municipalities that have a file, sorted; none where the folder itself is not there yet. */
export const municipalities = (): readonly string[] =>
  (existsSync(MUNICIPALITIES) ? readdirSync(MUNICIPALITIES) : [])
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
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
