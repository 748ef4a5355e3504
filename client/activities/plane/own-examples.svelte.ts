import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { PlaneAction, PlaneExample, PlaneExamples } from '#shared/activities/plane/state.ts';
import type { ExampleId, SeatId } from '#shared/protocol/session-view.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';
import type { Point } from './place.ts';

/** One of a student's own examples, as their screen shows it: at once, and pending until the session has it. */
export interface OwnExample extends PlaneExample {
  /** Stays the same when an undo brings the example back under a new number. */
  readonly key: string;
  readonly id?: ExampleId;
  readonly isPending: boolean;
}

type Draft = Point & { readonly label: number };

type Undo =
  | { readonly type: 'remove'; readonly key: string }
  | { readonly type: 'move'; readonly key: string; readonly to: Point }
  | { readonly type: 'add'; readonly key: string; readonly draft: Draft };

/** Placing, moving and removing one's own examples before the server has answered, and taking it back. */
export class OwnExamples {
  #undo = $state.raw<readonly Undo[]>([]);
  readonly #added = new SvelteMap<string, Draft>();
  readonly #moved = new SvelteMap<string, Point>();
  readonly #removed = new SvelteSet<string>();
  readonly #ids = new SvelteMap<string, ExampleId>();
  readonly #keys = new SvelteMap<ExampleId, string>();
  /** A command on an example waits until its number is known. */
  readonly #numbered = new SvelteMap<string, Promise<unknown>>();
  readonly #act: (action: PlaneAction) => Promise<CommandReply>;
  #nextKey = 1;

  constructor(act: (action: PlaneAction) => Promise<CommandReply>) {
    this.#act = act;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  /** The session's examples of `seat`, with everything on top that it does not know yet. */
  list(examples: PlaneExamples, seat: SeatId): readonly OwnExample[] {
    const known = Object.entries(examples).flatMap(([number, example]): OwnExample[] => {
      const id = Number(number);
      const key = this.#keyOf(id);
      if (example.seat !== seat || this.#removed.has(key)) return [];
      const moved = this.#moved.get(key);
      return [{ ...example, ...moved, key, id, isPending: moved !== undefined && !isAt(example, moved) }];
    });
    const drafts = [...this.#added].flatMap(([key, draft]): OwnExample[] => {
      const id = this.#ids.get(key);
      const isKnown = id !== undefined && examples[id] !== undefined;
      if (isKnown || this.#removed.has(key)) return [];
      return [{ ...draft, ...this.#moved.get(key), key, seat, isTest: false, isPending: true }];
    });
    return [...known, ...drafts];
  }

  /** Lets go of what the session has caught up with. */
  settle(examples: PlaneExamples): void {
    for (const key of this.#added.keys()) if (this.#known(key, examples)) this.#added.delete(key);
    for (const [key, to] of this.#moved) {
      const example = this.#known(key, examples);
      if (example && isAt(example, to)) this.#moved.delete(key);
    }
  }

  add(draft: Draft): void {
    const key = `new ${this.#nextKey++}`;
    this.#remember({ type: 'remove', key });
    void this.#add(key, draft);
  }

  move(example: OwnExample, to: Point): void {
    this.#remember({ type: 'move', key: example.key, to: { x: example.x, y: example.y } });
    void this.#move(example.key, to);
  }

  remove(example: OwnExample): void {
    const { key, x, y, label } = example;
    this.#remember({ type: 'add', key, draft: { x, y, label } });
    void this.#remove(key);
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (!last) return;
    this.#undo = this.#undo.slice(0, -1);
    switch (last.type) {
      case 'remove':
        return void this.#remove(last.key);
      case 'move':
        return void this.#move(last.key, last.to);
      case 'add':
        return void this.#add(last.key, last.draft);
      default:
        last satisfies never;
    }
  }

  async #add(key: string, draft: Draft): Promise<void> {
    this.#removed.delete(key);
    this.#moved.delete(key);
    this.#added.set(key, draft);
    const { x, y, label } = draft;
    const answered = this.#act({ type: 'addExample', x, y, label });
    this.#numbered.set(key, answered);
    const reply = await answered;
    if (reply.ok && reply.id !== undefined) this.#number(key, reply.id);
    else this.#added.delete(key);
  }

  async #move(key: string, { x, y }: Point): Promise<void> {
    this.#moved.set(key, { x, y });
    await this.#numbered.get(key);
    const id = this.#idOf(key);
    const reply = id === undefined ? undefined : await this.#act({ type: 'moveExample', id, x, y });
    if (!reply?.ok) this.#moved.delete(key);
  }

  async #remove(key: string): Promise<void> {
    this.#removed.add(key);
    await this.#numbered.get(key);
    const id = this.#idOf(key);
    const reply = id === undefined ? undefined : await this.#act({ type: 'removeExample', id });
    if (reply?.ok) this.#added.delete(key);
    else this.#removed.delete(key);
  }

  #remember(step: Undo): void {
    this.#undo = [...this.#undo, step];
  }

  #number(key: string, id: ExampleId): void {
    this.#ids.set(key, id);
    this.#keys.set(id, key);
  }

  #keyOf(id: ExampleId): string {
    return this.#keys.get(id) ?? `example ${id}`;
  }

  #idOf(key: string): ExampleId | undefined {
    const known = this.#ids.get(key);
    return known ?? (key.startsWith('example ') ? Number(key.slice('example '.length)) : undefined);
  }

  #known(key: string, examples: PlaneExamples): PlaneExample | undefined {
    const id = this.#idOf(key);
    return id === undefined ? undefined : examples[id];
  }
}

function isAt(example: Point, { x, y }: Point): boolean {
  return example.x === x && example.y === y;
}
