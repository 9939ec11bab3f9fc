/** The dashboard's code, a file of its own; a page that opens with it asks for it ahead. */
export const loadDashboard = () => import('../dashboard/dashboard.tsx');
