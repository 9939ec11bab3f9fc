import { loadDraw } from '../dashboard/load-draw.ts';

/** The dashboard's code, two files of their own; a page that opens with it asks for it ahead, and so does its link once it is pointed at. */
export const loadDashboard = () => {
  // A failure shows where the charts are drawn.
  loadDraw().catch(() => undefined);
  return import('../dashboard/dashboard.tsx');
};
