import type { Answer } from '#shared/activities/learner-facts.ts';
import { EngineError, type Trainer } from '#shared/engine/index.ts';
import { ExampleWatch } from './example-watch.ts';
import type { LearnerReport } from './learner.ts';
import { Questions } from './learners/questions.ts';
import type { DirectInstruction } from './training.ts';

export interface NetworkFindingsOptions {
  readonly trainer: Trainer;
  /** Whether it is told which examples are the hardest. */
  readonly watchesExamples: boolean;
  /** Inputs that are answered in every report. */
  readonly watched: readonly (readonly number[])[] | undefined;
  /** Those that nobody has taken yet. */
  readonly answers: readonly Answer[] | undefined;
}

/** What a network tells besides its metrics, where somebody asked or wants to know. */
export class NetworkFindings {
  readonly #trainer: Trainer;
  readonly #watched: readonly (readonly number[])[] | undefined;
  /** Begins anew when a job goes on elsewhere: what it knows changes no weight. */
  readonly #examples: ExampleWatch | undefined;
  readonly #questions: Questions<Answer>;

  constructor({ trainer, watchesExamples, watched, answers }: NetworkFindingsOptions) {
    this.#trainer = trainer;
    this.#watched = watched;
    this.#examples = watchesExamples ? new ExampleWatch() : undefined;
    this.#questions = new Questions(answers);
  }

  /** It wants to be told of every batch. */
  get watchesBatches(): boolean {
    return this.#examples !== undefined;
  }

  /** Answered, and not taken yet. */
  get answers(): readonly Answer[] {
    return this.#questions.answers;
  }

  /** The latest batch was compared. */
  noteBatch(): void {
    const trainer = this.#trainer;
    if (!this.#examples || trainer.diverged) return;
    trainer.batchIds().forEach((id, row) => this.#examples!.note(id, trainer.answerTo(row)));
  }

  /** It answers at once, as the network is between two iterations. */
  direct(instruction: DirectInstruction): void {
    switch (instruction.type) {
      case 'ask':
        this.#questions.ask(instruction.questions);
        return this.#questions.answer(true, ({ id, input }) => ({ id, outputs: this.#answerTo(input) }));
      case 'forgetAnswers':
        return this.#questions.forget(instruction.ids);
      default:
        throw new EngineError('bad-spec', `A network does not understand “${instruction.type}”.`);
    }
  }

  report(): Pick<LearnerReport, 'facts'> {
    const { answers } = this;
    if (!this.#examples && answers.length === 0 && !this.#watched) return {};
    return {
      facts: {
        ...(this.#examples && { hardest: this.#examples.hardest(this.#trainer.data) }),
        ...(answers.length > 0 && { answers }),
        ...(this.#watched && { watched: this.#watched.map((input) => this.#answerTo(input)) }),
      },
    };
  }

  #answerTo(input: ArrayLike<number>): number[] {
    return Array.from(this.#trainer.result.predict(Float32Array.from(input), 1));
  }
}
