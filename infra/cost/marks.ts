const [BEGIN, END] = ['<!-- reckoned by npm run cost -->', '<!-- end -->'];

/** A text with what stands between its marks replaced. */
export const withReckoning = (text: string, reckoned: string): string => {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/cost.md has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${reckoned}\n\n${END}${after}`;
};
