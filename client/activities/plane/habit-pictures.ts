import { BORDERS } from '#shared/activities/plane/border.ts';
import { BOTH_OUTCOMES } from '../habits/outcome-paths.ts';
import type { OutcomePictures } from '../habits/words.ts';

/** Questions about both losses, and about the border; the others are about the training loss alone. */
export const planePictures: OutcomePictures = {
  runOn: BOTH_OUTCOMES,
  zeroStart: BORDERS,
  noHidden: BORDERS,
  rawUnits: BORDERS,
  normalized: BORDERS,
};
