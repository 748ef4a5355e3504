/** Fetched when somebody looks inside for the first time. */
export function loadInside() {
  return import('./InsideScreen.svelte');
}
