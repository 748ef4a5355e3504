import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';
import { drawings } from './de-words.ts';

const { loss, percent, whole } = formatsOf('de');

export const habits: Catalogue['activities']['draw']['habits'] = {
  prediction: {
    shuffled: {
      title: 'Gemischte Namen',
      asks: (facts) =>
        `Jede Zeichnung zum Lernen bekommt einen ausgelosten Namen. Was tut der Trainingsfehler in ${whole(facts.epochs!)} Epochen?`,
      answers: ['Er fällt', 'Er ändert sich kaum', 'Er steigt oder explodiert'],
      came: ({ exploded, epochs, trainFirst, trainLast }) =>
        exploded
          ? 'Er ist explodiert.'
          : `In ${whole(epochs!)} Epochen ging er von ${loss(trainFirst!)} auf ${loss(trainLast!)}: Was fällt, ist auswendig gelernt.`,
    },
  },
  claim: {
    fewerWeights: {
      claim: '„Faltung hat weniger Gewichte, also überanpasst sie weniger.“',
      tries: (facts) =>
        `Beide Netze, mit etwa gleich vielen Gewichten, lernen ${whole(facts.epochs!)} Epochen mit demselben Startwert aus denselben Batches. Gemessen wird an der Trainingsmenge und an ${drawings(facts.test!)} für den Test. Dann verwürfelt die Pixel und versucht es noch einmal.`,
      came: (facts) =>
        `Faltend, ${whole(facts.convolutionalWeights!)} Gewichte: ${percent(facts.convolutionalTraining!)} richtig im Training, ${percent(facts.convolutionalTest!)} im Test. Voll verbunden, ${whole(facts.connectedWeights!)} Gewichte: ${percent(facts.connectedTraining!)} und ${percent(facts.connectedTest!)}. Bei gleich vielen Gewichten kommt ein Unterschied von anderswo: von benachbarten Pixeln und von Gewichten, die überall gelten.`,
    },
  },
};
