import { useNarrow } from '../state/browser.ts';
import { useSheet } from '../state/sheet-query.ts';
import { SheetStateProvider } from '../state/sheet-state.tsx';
import { GridPage } from './grid-page.tsx';
import { EmptySheet, Loading, LoadFailed } from './load-states.tsx';
import { PhonePage } from './phone-page.tsx';

/** One sheet: on its way, not to be had, empty, or there. */
export const SheetPage = ({ sheet }: { readonly sheet: string }) => {
  const isNarrow = useNarrow();
  const { data, error, refetch } = useSheet(sheet);
  if (data !== undefined && data.tasks.length === 0) return <EmptySheet name={data.sheet.name} />;
  if (data !== undefined) return <SheetStateProvider sheet={data}>{isNarrow ? <PhonePage /> : <GridPage />}</SheetStateProvider>;
  if (error !== null) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return <Loading />;
};
