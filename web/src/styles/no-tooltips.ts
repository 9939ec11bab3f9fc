/**
 * Stands in for the part of antd's ConfigProvider that would hold one tooltip for the whole page. The page has none of antd's, and
 * the real one brings a positioning library into the script that is loaded before anything is shown. vite.config.ts puts it there.
 */
import type { ReactNode } from 'react';

const NoTooltips = ({ children }: { readonly children?: ReactNode }): ReactNode => children;

// oxlint-disable-next-line import/no-default-export -- as antd imports it
export default NoTooltips;
