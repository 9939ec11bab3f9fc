/** Questions on the terminal. */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { StartFailure } from '../../local/failure.ts';

/** Asks one question after another, as `conversation` says, and gives the terminal back. A terminal that closes meanwhile is a failure. */
export const asking = async <T>(conversation: (ask: (question: string) => Promise<string>) => Promise<T>): Promise<T> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = once(terminal, 'close').then(() => {
    throw new StartFailure('没有得到回答,什么都没有改动。', 'There was no answer; nothing was changed.');
  });
  try {
    return await Promise.race([conversation(async (question) => (await terminal.question(question)).trim()), closed]);
  } finally {
    closed.catch(() => {});
    terminal.close();
  }
};

/** Goes on only where the name is typed again, on the terminal or by `--confirm`. `warning` says what is about to happen. */
export const sureOf = async (name: string, confirm: string | undefined, warning: string): Promise<void> => {
  const question = `${warning}\n再次输入名称以继续 / Type its name again to go on (${name}): `;
  const typed = confirm ?? (await asking((ask) => ask(question)));
  if (typed !== name) throw new StartFailure('名称不符,什么都没有改动。', 'The name is not the same; nothing was changed.');
};
