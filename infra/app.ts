/** `cdk synth -c municipality=<name>`: the deployment of one municipality. */
import { existsSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { PAGE_FILES } from './paths.ts';
import { type Municipality, readMunicipality } from './settings.ts';
import { ShishiStack } from './stacks/shishi-stack.ts';

const newDeployment = (app: App, municipality: Municipality): ShishiStack => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new ShishiStack(app, { municipality, pageFolder: existsSync(PAGE_FILES) ? PAGE_FILES : null });
};

const app = new App();
const reading = readMunicipality(app.node.tryGetContext('municipality') ?? 'pinghu');
if (reading.ok) {
  newDeployment(app, reading.settings);
} else {
  console.error(reading.message);
  process.exitCode = 1;
}
