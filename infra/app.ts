/** `cdk synth -c municipality=<name>`: the deployment of one municipality, with the page unless `-c page=none` says otherwise. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { PAGE_FILES, ROOT } from './paths.ts';
import { type Municipality, readMunicipality } from './settings.ts';
import { ShishiStack } from './stacks/shishi-stack.ts';

const newDeployment = (app: App, municipality: Municipality, pageFolder: string | null): ShishiStack => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new ShishiStack(app, { municipality, pageFolder });
};

const NO_PAGE = `${relative(ROOT, PAGE_FILES)}: is missing, so nothing is made of it. Use "npm run city", which builds it, or build it with "npm run build".`;

const app = new App();
const reading = readMunicipality(app.node.tryGetContext('municipality') ?? 'pinghu');
const pageFolder = app.node.tryGetContext('page') === 'none' ? null : PAGE_FILES;
if (!reading.ok || (pageFolder !== null && !existsSync(pageFolder))) {
  console.error(reading.ok ? NO_PAGE : reading.message);
  process.exitCode = 1;
} else {
  newDeployment(app, reading.settings, pageFolder);
}
