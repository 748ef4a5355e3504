import { expect, test } from 'vitest';
import { readSources } from './read-sources.ts';
import { sentencesIn } from './sentences.ts';

test('no component says a word of its own: they all stand in the locales', { timeout: 60_000 }, () => {
  const components = [...readSources()].filter(
    ([path]) => path.startsWith('client/') && path.endsWith('.svelte'),
  );
  const found = components.flatMap(([path, source]) => sentencesIn(source).map((text) => `${path}: ${text}`));
  expect(found).toEqual([]);
});

test.each([
  ['<p>Join now</p>', ['Join now']],
  ['{#if isOpen}<b>Open</b>{:else}{t.closed}{/if}', ['Open']],
  ['<button aria-label="Close {name}" class="wide button">×</button>', ['Close']],
  ['<p class="plain" style:width="{width}px">{t.join} → w · x = {z}</p><style>p { color: red }</style>', []],
  ['<script lang="ts">const word: string = "hidden";</script><title>Chalknet</title>', []],
])('%s', (source, expected) => {
  expect(sentencesIn(source)).toEqual(expected);
});
