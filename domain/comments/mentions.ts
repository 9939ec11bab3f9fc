/** Mentions as they stand in a text: `@` and the name of somebody who was chosen. */

/** A piece of a text; `name` where it mentions somebody of that name. */
export type MentionPiece = { readonly start: number; readonly text: string; readonly name: string | null };

/** Cuts a text at its mentions of these names. Where two names fit, the longer one is meant. */
export const mentionPieces = (text: string, names: readonly string[]): readonly MentionPiece[] => {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pieces: MentionPiece[] = [];
  let start = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, start))) {
    const from = at;
    const name = longestFirst.find((one) => text.startsWith(one, from + 1));
    if (name === undefined) continue;
    if (at > start) pieces.push({ start, text: text.slice(start, at), name: null });
    start = at + 1 + name.length;
    pieces.push({ start: at, text: text.slice(at, start), name });
  }
  return start < text.length ? [...pieces, { start, text: text.slice(start), name: null }] : pieces;
};

/** Those of the chosen whom the text still mentions, each once. Of several of one name, as many as the text mentions, the first ones. */
export const mentionedIn = <Chosen extends { readonly id: string; readonly name: string }>(
  text: string,
  chosen: readonly Chosen[],
): readonly Chosen[] => {
  const once = [...new Map(chosen.map((one) => [one.id, one])).values()];
  const pieces = mentionPieces(
    text,
    once.map(({ name }) => name),
  );
  const times = (name: string): number => pieces.filter((piece) => piece.name === name).length;
  return once.filter((one, at) => once.slice(0, at).filter(({ name }) => name === one.name).length < times(one.name));
};
