export type EngineErrorCode =
  | 'bad-spec'
  | 'bad-shape'
  | 'bad-number'
  | 'bad-record'
  | 'no-examples'
  | 'unknown-example'
  | 'too-many-rows'
  | 'bad-phase'
  | 'freed';

/** A caller's mistake. The message says what was expected and what came. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
