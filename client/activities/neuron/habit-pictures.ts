import type { OutcomePictures } from '../habits/words.ts';

/** Where the machine may come to, beside the hands. */
export const descentPictures: OutcomePictures = { asManySteps: ['lower', 'same', 'higher'] };
