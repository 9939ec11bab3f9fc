/** Which tabs of this browser are there. A browser gives a tab's lock free however the tab ends, so no claim outlives it. */

const PREFIX = 'shishi.tab.';

/** This tab, as long as it is there. */
export const TAB = crypto.randomUUID();

let holding: Promise<void> | null = null;

/** Resolves once the others can see that this tab is there. */
export const holdTab = (): Promise<void> => {
  holding ??= new Promise((resolve) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => {});
    };
    // Where it is refused, others may send this tab's edits too; the server saves each once.
    navigator.locks.request(PREFIX + TAB, hold).catch(resolve);
  });
  return holding;
};

/** The other tabs that are there. */
export const otherTabs = async (): Promise<ReadonlySet<string>> => {
  const { held = [] } = await navigator.locks.query();
  const tabs = held.map(({ name = '' }) => name).filter((name) => name.startsWith(PREFIX));
  return new Set(tabs.map((name) => name.slice(PREFIX.length)).filter((tab) => tab !== TAB));
};
