/** Runs a start script: a failure that was foreseen becomes its sentence, another one is shown whole. */
import { StartFailure } from './failure.ts';

export const run = async (script: () => Promise<void>): Promise<never> => {
  try {
    await script();
    process.exit(0);
  } catch (error) {
    console.error(error instanceof StartFailure ? `\n${error.message}` : error);
    process.exit(1);
  }
};
