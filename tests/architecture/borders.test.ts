import { describe, expect, test } from 'vitest';
import { readSources } from './read-sources.ts';
import { violations } from './violations.ts';

test('the borders of ARCHITECTURE.md hold', { timeout: 60_000 }, () => {
  expect(violations(readSources())).toEqual([]);
});

function project(files: Record<string, string>) {
  return violations(new Map(Object.entries(files)));
}

describe('a border that is crossed is found', () => {
  test.each([
    ['shared/engine/plan.ts', `import { EVENTS } from '../protocol/events.ts';`],
    ['shared/engine/plan.ts', `import fs from 'node:fs';`],
    ['shared/protocol/frame.ts', `import type { Plan } from '#shared/engine/plan.ts';`],
    ['shared/protocol/frame.ts', `import { z } from 'zod';`],
    ['shared/drawings/centre.ts', `import { EVENTS } from '#shared/protocol/events.ts';`],
    ['shared/activities/plane/state.ts', `import { z } from 'zod';`],
    ['shared/activities/plane/state.ts', `import { Session } from '#server/session/session.ts';`],
    ['server/http/pages.ts', `import { App } from '../../client/app.ts';`],
    ['server/session/session.ts', `import type { Socket } from 'socket.io';`],
    ['server/session/session.ts', `import { Worker } from 'node:worker_threads';`],
    ['server/session/session.ts', `import { sendFrames } from '../realtime/broadcaster.ts';`],
    ['server/http/health.ts', `import Database from 'libsql';`],
    ['client/main.ts', `const session = await import('#server/session/session.ts');`],
    ['client/main.ts', `let session: import('#server/session/session.ts').Session;`],
    ['client/pages/Join.svelte', `<script lang="ts">import { io } from 'socket.io-client';</script>`],
    ['client/components/Button.svelte', `<script>import { own } from '../state/own.svelte.ts';</script>`],
    ['client/state/index.ts', `export * from './own.svelte.ts';`],
    ['client/state/index.ts', `export * as own from './own.svelte.ts';`],
    ['client/state/own.svelte.ts', `import { z } from 'zod';`],
    ['shared/activities/points/deal.ts', `import { deal } from '../gan/deal.ts';`],
    ['client/activities/gan/Board.svelte', `<script>import Plane from '../points/Plane.svelte';</script>`],
    ['server/activities/points/bot.ts', `import { plan } from '#shared/activities/gan/plan.ts';`],
    ['shared/activities/game/bits.ts', `import type { Item } from '../gan/state.ts';`],
    [
      'client/components/game/A.svelte',
      `<script>import B from '#client/activities/points/B.svelte';</script>`,
    ],
    ['server/http/utils.ts', ``],
  ])('%s: %s', (path, source) => {
    expect(project({ [path]: source })).toHaveLength(1);
  });

  test('zod that gets into the pages by way of shared', () => {
    const found = project({
      'client/main.ts': `import { parse } from '#shared/activities/plane/parse.ts';`,
      'shared/activities/plane/parse.ts': `import { point } from './schema.ts';`,
      'shared/activities/plane/schema.ts': `import { z } from 'zod';`,
    });
    expect(found).toEqual([expect.stringContaining('client/main.ts → shared/activities/plane/parse.ts')]);
  });

  test('files that import each other in a circle', () => {
    const found = project({
      'server/a.ts': `import { b } from './b.ts';`,
      'server/b.ts': `export { c } from './c.ts';`,
      'server/c.ts': `import { a } from '#server/a.ts';`,
    });
    expect(found).toEqual(['a cycle: server/a.ts → server/b.ts → server/c.ts → server/a.ts']);
  });
});

describe('what is allowed is not complained about', () => {
  test.each([
    ['shared/protocol/schemas.ts', `import { z } from 'zod';`],
    ['shared/activities/plane/rules.ts', `import type { Plan } from '#shared/engine/index.ts';`],
    ['shared/activities/draw/rules.ts', `import { centre } from '#shared/drawings/centre.ts';`],
    ['shared/activities/points/deal.ts', `import { shuffled } from '../game/shuffled.ts';`],
    ['client/main.ts', `import type { AddExample } from '#shared/protocol/schemas.ts';`],
    ['client/main.ts', `const text = "import { z } from 'zod'"; // import 'zod'`],
    ['server/journal/sqlite.ts', `import Database from 'libsql';`],
  ])('%s: %s', (path, source) => {
    expect(project({ [path]: source })).toEqual([]);
  });

  test('two files that know only each other’s types', () => {
    const found = project({
      'server/a.ts': `import type { B } from './b.ts';`,
      'server/b.ts': `import type { A } from './a.ts';`,
    });
    expect(found).toEqual([]);
  });
});
