/**
 * The log of a Lambda, written past its console: what goes through that is put into a line of Lambda's own as one text, where neither
 * `level` nor metrics are found.
 */
import { ENVIRONMENT } from '../environment.ts';
import { lineOf } from '../lines.ts';
import type { Meter } from '../ports.ts';
import { required } from './required.ts';

const write = (line: string): void => void process.stdout.write(`${line}\n`);

export const log = (line: object): void => write(JSON.stringify({ time: new Date().toISOString(), ...line }));

/** The meter of a Lambda. */
export const meterOfStack = (): Meter => {
  const stack = required(ENVIRONMENT.stack);
  return (call, figures) => write(lineOf(call, figures, { stack, at: Date.now() }));
};
