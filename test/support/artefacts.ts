/** What is deployed of a city, as `deployment.ts` left it: the bundle of each Lambda with its environment, and the page's files. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where it lies. */
export const DEPLOYMENT = join(import.meta.dirname, '..', '..', 'dist', 'deployment');

const artefact = z.object({
  /** The bundle. */
  file: z.string(),
  /** Variables by their names; what CloudFormation gives a name to stands there by its logical one. */
  environment: z.record(z.string(), z.string()),
});

const artefacts = z.object({
  /** By name: `ApiHandler`. */
  lambdas: z.record(z.string(), artefact),
  /** Folders that the files of the page's bucket are in. */
  page: z.array(z.string()),
  /** Hash of what it was made of. */
  sources: z.string(),
});

export type Artefact = z.infer<typeof artefact>;
export type Artefacts = z.infer<typeof artefacts>;

/** Where it is written what there is. */
export const LIST = join(DEPLOYMENT, 'artefacts.json');

/** Null where nothing was made yet. */
export const knownArtefacts = (): Artefacts | null => (existsSync(LIST) ? artefacts.parse(JSON.parse(readFileSync(LIST, 'utf8'))) : null);

/** @throws Error where nothing was made yet */
export const madeArtefacts = (): Artefacts => {
  const made = knownArtefacts();
  if (made === null) throw new Error('there is no deployment: run node test/support/deployment.ts');
  return made;
};

export const artefactOf = (name: string): Artefact => {
  const { [name]: found } = madeArtefacts().lambdas;
  if (found === undefined) throw new Error(`the template has no Lambda ${name}`);
  return found;
};

/** A file of the page's bucket by its key; null where there is none. */
export const pageFile = (key: string): Uint8Array | null => {
  const file = madeArtefacts()
    .page.map((folder) => join(folder, key))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  return file === undefined ? null : readFileSync(file);
};
