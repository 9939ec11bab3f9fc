/**
 * Remembers what a pure function made of the last few texts.
 *
 * One reading asks for the words and nouns of the same short stretches many times over.
 */

/** Texts remembered before all are forgotten: those of a few cells. */
const MOST = 256;

/** `read`, at once for a text that it has just read. */
export const remembered = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const made = read(text);
    known.set(text, made);
    return made;
  };
};
