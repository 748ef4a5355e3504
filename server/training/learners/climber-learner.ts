import type { ClimberFacts } from '#shared/activities/learner-facts.ts';
import {
  type Belief,
  compile,
  createRandom,
  EngineError,
  FieldClimber,
  gridField,
  type Network,
} from '#shared/engine/index.ts';
import type { PreparedSet } from '../data-sets.ts';
import type { Examples } from '../examples.ts';
import type { Learner, LearnerReport, LearnerWorld, SavedLearner } from '../learner.ts';
import { type BuildInstruction, type DataName, type DirectInstruction, MAIN_DATA } from '../training.ts';
import { StandingLearner } from './standing-learner.ts';

type Recipe = Pick<BuildInstruction, 'spec' | 'batchSize'> & { readonly data: DataName };

interface Head {
  readonly kind: 'climber';
  readonly run: number;
  readonly recipe: Recipe;
  readonly iteration: number;
  /** None before somebody has said what to climb. */
  readonly levels: readonly number[];
}

/** Examples that its report shows. */
const SHOWN = 12;

/** A generator of points that climbs belief on a grid. It learns from no example: what it is told to climb is all it has. */
export class ClimberLearner extends StandingLearner implements Learner {
  readonly run: number;
  readonly #recipe: Recipe;
  readonly #examples: Examples;
  readonly #network: Network;
  readonly #climber: FieldClimber;
  readonly #latents: Float32Array;
  readonly #shown: readonly Float32Array[];
  #levels: readonly number[] = [];
  #belief: Belief | undefined;
  #iteration: number;
  #loss: number | undefined;

  private constructor(
    { run, recipe, iteration, levels }: Head,
    { kernels }: LearnerWorld,
    examples: Examples,
  ) {
    super();
    const { spec, batchSize } = recipe;
    this.run = run;
    this.#recipe = recipe;
    this.#examples = examples;
    this.#iteration = iteration;
    this.#network = compile(spec, { kernels, rows: 1 });
    this.#climber = new FieldClimber({ generator: this.#network, batchSize });
    this.#latents = new Float32Array(batchSize * spec.inputs);
    this.#shown = Array.from({ length: SHOWN }, (_, index) => this.#latentsOf(1, spec.inputs, index));
    if (levels.length > 0) this.#climb(levels);
  }

  static build(
    run: number,
    { spec, batchSize, data = MAIN_DATA, examples }: BuildInstruction,
    world: LearnerWorld,
  ): { learner: ClimberLearner; prepared: PreparedSet } {
    const prepared = world.sets.prepare(data, { inputs: spec.inputs, outputs: 2 }, examples);
    const head: Head = { kind: 'climber', run, recipe: { spec, batchSize, data }, iteration: 0, levels: [] };
    return { learner: new ClimberLearner(head, world, prepared.examples), prepared };
  }

  static restore({ head, bytes }: SavedLearner, world: LearnerWorld): ClimberLearner {
    const saved = head as Head;
    const learner = new ClimberLearner(saved, world, world.sets.get(saved.recipe.data));
    learner.#climber.restore(new Float32Array(bytes.slice().buffer));
    return learner;
  }

  copy(run: number, world: LearnerWorld): ClimberLearner {
    const { head, bytes } = this.save();
    return ClimberLearner.restore({ head: { ...(head as Head), run }, bytes }, world);
  }

  get data(): DataName {
    return this.#recipe.data;
  }

  get canIterate(): boolean {
    return this.#belief !== undefined;
  }

  iterate(most: number): number {
    if (!this.#belief) return 0;
    const { batchSize } = this.#recipe;
    for (let done = 0; done < most; done++) {
      this.#draw(this.#latents, this.#iteration);
      this.#loss = this.#climber.step(this.#latents, batchSize, this.#belief);
      this.#iteration += 1;
    }
    return most;
  }

  direct(instruction: DirectInstruction): void {
    if (instruction.type !== 'climb')
      throw new EngineError('bad-spec', `A climber does not understand “${instruction.type}”.`);
    this.#climb(instruction.levels);
  }

  weights(): Float32Array {
    return this.#network.parameters.slice();
  }

  report(): LearnerReport & { readonly facts: ClimberFacts } {
    const { training, test } = this.#examples;
    const { batchSize, spec } = this.#recipe;
    return {
      metrics: {
        ...this.standing(this.run, this.#iteration, { training, test, batchSize }),
        ...(this.#loss !== undefined && { trainingLoss: this.#loss }),
        hasDiverged: false,
      },
      spec,
      weights: this.weights(),
      facts: { examples: this.#shown.map((latent) => this.#network.predict(latent, 1).slice()) },
    };
  }

  save(): SavedLearner {
    const head: Head = {
      kind: 'climber',
      run: this.run,
      recipe: this.#recipe,
      iteration: this.#iteration,
      levels: this.#levels,
    };
    return { head, bytes: new Uint8Array(this.#climber.save().buffer) };
  }

  free(): void {
    this.#climber.free();
    this.#network.free();
  }

  #climb(levels: readonly number[]): void {
    const side = Math.sqrt(levels.length);
    if (!Number.isInteger(side) || side < 2 || !levels.every((level) => level > 0))
      throw new EngineError('bad-shape', 'Belief should be a square grid of numbers above 0.');
    this.#levels = levels;
    this.#belief = gridField(levels, side);
  }

  #latentsOf(rows: number, columns: number, key: number): Float32Array {
    const latents = new Float32Array(rows * columns);
    const random = createRandom(this.#recipe.spec.seed, 13, key);
    return latents.map(() => random.normal());
  }

  #draw(latents: Float32Array, iteration: number): void {
    const random = createRandom(this.#recipe.spec.seed, 14, iteration);
    for (let index = 0; index < latents.length; index++) latents[index] = random.normal();
  }
}
