/** Why a file cannot be read, as data: its sentence stands in the locales. */
export type FileTrouble =
  | { readonly code: 'unknown-kind' }
  | { readonly code: 'cannot-unpack'; readonly said: string }
  | { readonly code: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'too-many-files'; readonly count: number; readonly most: number }
  | { readonly code: 'too-many-drawings'; readonly count: number; readonly most: number }
  | { readonly code: 'cut-header' }
  | { readonly code: 'not-bytes'; readonly type: string }
  | { readonly code: 'not-row-after-row' }
  | { readonly code: 'not-square'; readonly pixels: number }
  /** The header says `count` drawings of `side`×`side`; the file holds `held`. */
  | { readonly code: 'wrong-count'; readonly count: number; readonly side: number; readonly held: number }
  /** The header's dimensions and the numbers that follow it differ. */
  | {
      readonly code: 'wrong-length';
      readonly shape: string;
      readonly expected: number;
      readonly held: number;
    }
  | { readonly code: 'no-labels' }
  | { readonly code: 'labels-differ'; readonly drawings: number; readonly labels: number }
  | { readonly code: 'bad-row'; readonly row: number; readonly held: number; readonly expected: number }
  | { readonly code: 'bad-number'; readonly row: number; readonly text: string }
  | { readonly code: 'no-drawings' }
  | {
      readonly code: 'picture-too-large';
      readonly width: number;
      readonly height: number;
      readonly most: number;
    }
  | { readonly code: 'picture-cut-off' }
  | { readonly code: 'picture-unreadable' };

export class FileError extends Error {
  readonly file: string;
  readonly trouble: FileTrouble;

  constructor(file: string, trouble: FileTrouble) {
    super(`${file}: ${JSON.stringify(trouble)}`);
    this.name = 'FileError';
    this.file = file;
    this.trouble = trouble;
  }
}
