import { formatsOf } from '../formats.ts';
import type { Catalogue } from '../en.ts';

const { whole, loss } = formatsOf('de');

export const landing: Catalogue['landing'] = {
  tagline: 'Eine Klasse lässt gemeinsam ein neuronales Netz wachsen.',
  code: 'Code an der Tafel',
  digit: (position) => `Ziffer ${position} von 6`,
  join: 'Beitreten',
  incomplete: 'Ein Code hat sechs Ziffern.',
  start: 'Klasse starten',
  try: 'Mit simulierter Klasse ausprobieren',
  resumeTeacher: (code) => `Klasse ${code} weiter unterrichten`,
  resumeStudent: (code) => `Zurück in Klasse ${code}`,
  learning: (iteration, value) => [
    'Lernt eine Spirale: Iteration ',
    whole(iteration),
    ', Verlust ',
    loss(value),
  ],
  network: 'Ein kleines neuronales Netz lernt auf diesem Gerät, zwei Spiralarme zu unterscheiden',
  privacy: 'Was gespeichert wird',
  licences: 'Lizenzen',
  language: 'Sprache',
};
