import { useState } from 'react';
import { MarksProvider } from '../comments/marks-context.tsx';
import { LiveProvider } from '../live/live-context.tsx';
import { usePart } from '../parts/use-part.ts';
import { useSession } from '../session/session.ts';
import { useAddress } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { useKeptSheet } from '../device/use-kept-sheet.ts';
import { useDrawing } from '../state/drawn.ts';
import { useSheet } from '../state/sheet-query.ts';
import { SheetStateProvider } from '../state/sheet-state.tsx';
import { useKeptPage } from '../state/version.ts';
import { sheetOfAddress } from '../state/which-sheet.ts';
import { BulletinsPage } from './bulletins-page.tsx';
import { DashboardPage } from './dashboard-page.tsx';
import { FeedPage } from './feed-page.tsx';
import { GridPage } from './grid-page.tsx';
import { loadPhone } from './load-phone.ts';
import { EmptySheet, Loading, LoadFailed, PartFailed } from './load-states.tsx';
import { MailsPage } from './mails-page.tsx';
import { GainsProvider } from '../snapshots/gains.tsx';
import { SettingsPage } from './settings-page.tsx';
import { SnapshotsPage } from './snapshots-page.tsx';

/** The sheet on a narrow screen. */
const Cards = () => {
  const part = usePart(loadPhone, true);
  if (part === null) return <Loading />;
  return part === 'failed' ? <PartFailed /> : <part.PhonePage />;
};

/** Of a sheet that is there: its grid, its cards, its 看板, its 通报, its 修改记录, its 快照, its 邮件, or the settings. */
const View = () => {
  const isNarrow = useNarrow();
  const view = useAddress('view');
  useKeptPage();
  useDrawing(!isNarrow && view === null);
  if (view === 'dashboard') return <DashboardPage />;
  if (view === 'bulletins') return <BulletinsPage />;
  if (view === 'history') return <FeedPage />;
  if (view === 'snapshots') return <SnapshotsPage />;
  if (view === 'mails') return <MailsPage />;
  if (view === 'settings') return <SettingsPage />;
  return isNarrow ? <Cards /> : <GridPage />;
};

/** One sheet: on its way, not to be had, empty, or there. */
export const SheetPage = () => {
  const [sheet] = useState(sheetOfAddress);
  const { actor } = useSession();
  const { data, error, refetch } = useSheet(sheet, actor.id);
  useKeptSheet(actor.id, data);
  if (data !== undefined && data.tasks.length === 0) return <EmptySheet name={data.sheet.name} />;
  if (data !== undefined)
    return (
      <LiveProvider sheet={data}>
        <SheetStateProvider sheet={data}>
          <MarksProvider>
            <GainsProvider>
              <View />
            </GainsProvider>
          </MarksProvider>
        </SheetStateProvider>
      </LiveProvider>
    );
  if (error !== null) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return <Loading />;
};
