import type { Store } from '../ports.ts';

/** Snapshots kept at once; ten thousand tasks take some 30 MB. */
const MOST = 3;

/**
 * The store, with the last few snapshots kept once they were read. A snapshot never changes, and a large one costs hundreds of read
 * units: asked for anew by each request, a rush on the page would use up what staff read from. One whose units have no names waits
 * for a migration, so it is read anew.
 */
export const keepingSnapshots = (store: Store): Store => {
  const kept = new Map<string, ReturnType<Store['snapshot']>>();
  const keep = (name: string, reading: ReturnType<Store['snapshot']>): void => {
    kept.set(name, reading);
    const drop = (): void => void kept.delete(name);
    reading.then((found) => (found === null || found.units.length === 0 ? drop() : undefined), drop);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  };
  return {
    ...store,
    snapshot: (sheet, id) => {
      const name = `${sheet}/${id}`;
      const known = kept.get(name);
      if (known !== undefined) return known;
      const reading = store.snapshot(sheet, id);
      keep(name, reading);
      return reading;
    },
  };
};
