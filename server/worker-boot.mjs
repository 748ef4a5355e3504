import { register } from 'tsx/esm/api';

/** The first thing a thread runs when it starts from source: TypeScript from here on, then the worker itself. */
register();
await import(process.argv[2]);
