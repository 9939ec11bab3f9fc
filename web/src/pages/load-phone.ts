/** The cards' code, a file of its own; a narrow page asks for it ahead. */
export const loadPhone = () => import('./phone-page.tsx');
