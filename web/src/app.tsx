import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider, theme } from 'antd';
import { useDark } from './state/browser.ts';
import { NewVersion } from './pages/new-version.tsx';
import { SheetPage } from './pages/sheet-page.tsx';
import { SessionGate } from './session/session-gate.tsx';

/** antd's own colours by the roles of tokens.css. It works with them, so they cannot be variables. */
const LIGHT = {
  colorPrimary: '#1d4f91',
  colorError: '#c0392b',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorText: '#1b2733',
  colorBorder: '#dfe4ea',
};
const DARK = {
  colorPrimary: '#7fb0ef',
  colorError: '#f08a7d',
  colorBgContainer: '#1b232c',
  colorBgElevated: '#1b232c',
  colorText: '#e3e9ef',
  colorBorder: '#323d48',
};

/** The page in its providers. */
export const App = ({ queries }: { readonly queries: QueryClient }) => {
  const isDark = useDark();
  return (
    <ConfigProvider
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        // Nothing moves: a button that was busy has its own name again at once, also on a slow machine.
        token: { ...(isDark ? DARK : LIGHT), fontFamily: 'var(--font)', fontSize: 13, borderRadius: 6, motion: false },
        // White on the light colours of the dark scheme would be too faint to read.
        components: { Button: { primaryColor: isDark ? '#131a21' : '#ffffff', dangerColor: isDark ? '#131a21' : '#ffffff' } },
      }}
    >
      <QueryClientProvider client={queries}>
        <SessionGate>
          <SheetPage />
        </SessionGate>
        <NewVersion />
      </QueryClientProvider>
    </ConfigProvider>
  );
};
