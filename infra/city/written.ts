/** Settings files as the commands write them. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { StartFailure } from '../../local/failure.ts';
import { checkMunicipality, contentOf, fileOf, type Municipality, shownFile } from '../settings.ts';

/** The text of a settings file; a list of words stands on one line, as the formatter has it. */
export const settingsText = (content: object): string =>
  `${JSON.stringify(content, null, 2).replace(/\[\s+("[^[\]{}]*")\s+\]/gu, (_, words: string) => `[${words.replace(/\s*\n\s*/gu, ' ')}]`)}\n`;

/** Writes the table that a city is to use into its settings; nothing is written that `check` would refuse. */
export const switchTable = (name: string, table: NonNullable<Municipality['table']>): void => {
  const file = fileOf(name);
  const text = settingsText({ ...z.looseObject({}).parse(contentOf(readFileSync(file, 'utf8'))), table });
  const reading = checkMunicipality(shownFile(name), text);
  if (!reading.ok) {
    throw new StartFailure(`新表已恢复,但没有写入设置:\n${reading.message}`, 'The table was restored, but the settings were not written.');
  }
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
};
