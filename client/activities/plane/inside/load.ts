/** The cards come when the first one is touched: no phone loads them to join. */
export const loadBoardInside = () => import('./BoardInside.svelte');
export const loadStudentInside = () => import('./StudentInside.svelte');
