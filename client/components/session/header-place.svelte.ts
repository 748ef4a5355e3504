import { getContext, setContext, type Snippet } from 'svelte';

/** What an activity says in the student's header instead of the seat's name: the role, the clock. */
class HeaderPlace {
  content = $state.raw<Snippet | undefined>();
}

const KEY = Symbol('header place');

/** For whoever shows the header. */
export function provideHeaderPlace(): HeaderPlace {
  return setContext(KEY, new HeaderPlace());
}

/** While the caller is on the screen, `content` stands in the header. To be called as a component begins. */
export function takeHeaderPlace(content: () => Snippet | undefined): void {
  const place = getContext<HeaderPlace | undefined>(KEY);
  if (!place) return;
  $effect(() => {
    place.content = content();
    return () => (place.content = undefined);
  });
}
