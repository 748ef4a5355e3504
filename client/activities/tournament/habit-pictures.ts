import type { OutcomePictures } from '../habits/words.ts';

/** Which learning rate may win. */
export const ratePictures: OutcomePictures = { whichRate: ['largest', 'between', 'smallest'] };
