import type { Import } from './imports.ts';

/** A border that one import alone can break. The sentence reads on after "server/a.ts imports client/b.ts: …". */
export interface Rule {
  readonly sentence: string;
  readonly forbids: (found: Import) => boolean;
}

/** What each is good for stands in ARCHITECTURE.md. */
export const rules: readonly Rule[] = [
  {
    sentence: 'the engine imports nothing outside itself',
    forbids: (found) => isFrom(found, 'shared/engine/') && !isTo(found, 'shared/engine/'),
  },
  {
    sentence: 'the protocol imports only itself, and zod in schemas.ts',
    forbids: (found) =>
      isFrom(found, 'shared/protocol/') &&
      !isTo(found, 'shared/protocol/') &&
      !(isFrom(found, 'shared/protocol/schemas.ts') && isPackage(found, 'zod')),
  },
  {
    sentence: 'drawings import only the engine and each other, and fflate where files are packed',
    forbids: (found) =>
      isFrom(found, 'shared/drawings/') &&
      !isTo(found, 'shared/engine/', 'shared/drawings/') &&
      !(isFrom(found, 'shared/drawings/formats/') && isPackage(found, 'fflate')),
  },
  {
    sentence:
      'rules of activities import only engine, drawings, protocol and each other, and zod in a schema.ts',
    forbids: (found) =>
      isFrom(found, 'shared/activities/') &&
      !isTo(found, 'shared/engine/', 'shared/drawings/', 'shared/protocol/', 'shared/activities/') &&
      !(found.from.endsWith('/schema.ts') && isPackage(found, 'zod')),
  },
  {
    sentence: 'the server knows neither client nor tests',
    forbids: (found) => isFrom(found, 'server/') && isTo(found, 'client/', 'tests/'),
  },
  {
    sentence: 'the client knows neither server nor tests',
    forbids: (found) => isFrom(found, 'client/') && isTo(found, 'server/', 'tests/'),
  },
  {
    sentence: 'a session knows no socket, no page, no database and no thread',
    forbids: (found) =>
      isFrom(found, 'server/session/') &&
      (isTo(found, 'server/realtime/', 'server/http/', 'server/start-worker.ts') ||
        isPackage(found, 'socket.io', 'express', 'kysely', 'libsql', 'worker_threads')),
  },
  {
    sentence: 'only the journal knows its database',
    forbids: (found) =>
      isFrom(found, 'server/') && !isFrom(found, 'server/journal/') && isPackage(found, 'kysely', 'libsql'),
  },
  {
    sentence: 'only client/state talks to the socket',
    forbids: (found) =>
      isFrom(found, 'client/') && !isFrom(found, 'client/state/') && isPackage(found, 'socket.io-client'),
  },
  {
    sentence: 'a component takes props and calls callbacks, it knows no state class',
    forbids: (found) => isFrom(found, 'client/components/') && isTo(found, 'client/state/'),
  },
  {
    sentence:
      'the two games of forgers and detectives know what they share, never each other; it knows neither',
    forbids: (found) => isGameTo(found, 'gan', 'points') || isGameTo(found, 'points', 'gan'),
  },
  {
    sentence: 'exports are named and listed, never *',
    forbids: ({ isExportAll }) => isExportAll,
  },
];

function isFrom({ from }: Import, ...places: string[]): boolean {
  return places.some((place) => from.startsWith(place));
}

function isTo({ to, isPackage }: Import, ...places: string[]): boolean {
  return !isPackage && places.some((place) => to.startsWith(place));
}

/** From the one game, or from what both share, to the other. */
function isGameTo(found: Import, one: string, other: string): boolean {
  const placesOf = (activity: string) =>
    ['shared', 'server', 'client'].map((room) => `${room}/activities/${activity}/`);
  const shared = [...placesOf('game'), 'client/components/game/'];
  return isFrom(found, ...placesOf(one), ...shared) && isTo(found, ...placesOf(other));
}

function isPackage(found: Import, ...names: string[]): boolean {
  return found.isPackage && names.includes(found.to);
}
