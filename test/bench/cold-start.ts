/** How long a Lambda's bundle takes to be imported by a process that has just begun, and how large it is. V8 keeps nothing between them. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { IMPORT_MS, LARGEST_KB } from '../artefacts/limits.ts';
import { type Artefact, madeArtefacts } from '../support/artefacts.ts';
import { setup } from '../support/deployment.ts';
import { OF_LAMBDA } from '../support/lambda.ts';
import { type Figure, median } from './figures.ts';

const TIMES = 15;

const importTime = ({ file, environment }: Artefact): number => {
  const script = `const begun = performance.now(); await import('${pathToFileURL(file).href}'); console.log(performance.now() - begun);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...environment, ...OF_LAMBDA },
  });
  return Number(said.trim().split('\n').at(-1));
};

export const coldStartFigures = (): Figure[] => {
  setup();
  return Object.entries(madeArtefacts().lambdas).map(([name, artefact]) => {
    const time = median(Array.from({ length: TIMES }, () => importTime(artefact)));
    const bar = IMPORT_MS[name] === undefined ? '' : `, ≤ ${IMPORT_MS[name]} ms`;
    return {
      name: `${name}, imported anew ${TIMES} times`,
      value: `median ${time.toFixed(0)} ms, ${(statSync(artefact.file).size / 1024).toFixed(1)} KB`,
      bar: `≤ ${LARGEST_KB[name]} KB${bar}`,
    };
  });
};
