import { getContext, setContext } from 'svelte';

/** How much larger than their own pixels things are shown inside a stage. Canvases need it to stay sharp. */
const KEY = Symbol('stage scale');

export function provideStageScale(scale: () => number): void {
  setContext(KEY, scale);
}

export function stageScale(): () => number {
  return getContext<(() => number) | undefined>(KEY) ?? (() => 1);
}
