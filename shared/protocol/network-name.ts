/** A session may train several networks at once: each has a name, which its activity chooses. */
export type NetworkName = string;

/** Where there is only one. */
export const MAIN_NETWORK: NetworkName = 'main';
