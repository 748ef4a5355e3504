const KEY = 'chalknet.reloaded';
const PAUSE_MS = 60_000;

/** Reloads for a newer version of the page, unless that was tried just now. */
export function reloadOnce(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(KEY)) < PAUSE_MS) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    return false;
  }
  location.reload();
  return true;
}
