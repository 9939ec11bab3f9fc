/** Says an entry of a catalogue with its `{{n}}` filled in. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** What is filled in is never looked at again: a name may hold `{{n}}` itself. */
export const sayFrom =
  <Key extends string>(catalogue: Readonly<Record<Key, string>>): Say<Key> =>
  (key, values = {}) =>
    catalogue[key].replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
