/** What draws the charts. It travels side by side with the dashboard's own code. */
export const loadDraw = () => import('./draw.ts');
