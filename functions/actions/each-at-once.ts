/** Runs something for each item, so many at once and no more; resolves when all are done. */
export const eachAtOnce = async <Item>(most: number, items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> => {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- each worker takes the next item when it is done with one
    for (const item of waiting) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
};
