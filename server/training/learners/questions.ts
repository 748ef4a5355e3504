import type { Question } from '../training.ts';

/** Questions that a learner was asked: those that wait, and the answers until somebody says that they have them. */
export class Questions<Answer extends { readonly id: number }> {
  readonly #waiting = new Map<number, Question>();
  readonly #answers: Map<number, Answer>;

  /** `known`: what was answered elsewhere, and nobody has taken yet. */
  constructor(known: readonly Answer[] = []) {
    this.#answers = new Map(known.map((answer) => [answer.id, answer]));
  }

  get answers(): readonly Answer[] {
    return [...this.#answers.values()];
  }

  ask(questions: readonly Question[]): void {
    for (const question of questions) this.#waiting.set(question.id, question);
  }

  /** Those that need not wait for the end of learning, or, at the end, all. */
  answer(isDone: boolean, answer: (question: Question) => Answer): void {
    for (const question of [...this.#waiting.values()]) {
      if (question.whenDone && !isDone) continue;
      this.#answers.set(question.id, answer(question));
      this.#waiting.delete(question.id);
    }
  }

  forget(ids: readonly number[]): void {
    for (const id of ids) {
      this.#waiting.delete(id);
      this.#answers.delete(id);
    }
  }

  /** Those that wait, as plain JSON. Whoever saves them saves the answers too: what nobody has taken yet nobody asks again. */
  save(): readonly Question[] {
    return [...this.#waiting.values()].map((question) => ({
      ...question,
      input: Array.from(question.input),
    }));
  }
}
