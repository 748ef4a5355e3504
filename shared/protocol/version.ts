/**
 * Raised whenever a page of an earlier build could misread what this server sends, or send what it no longer takes.
 * A page that names another number is told to reload.
 */
export const PROTOCOL_VERSION = 2;
