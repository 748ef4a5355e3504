import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';
import type { habits as english } from './en-habits.ts';

const { plain, loss, whole, plural } = formatsOf('de');

const epochs = (count: number) => plural(count, { one: '# Epoche', other: '# Epochen' });
const seen = ({ epochs: count }: Facts) => `Was zeichnet es nach ${epochs(count!)}?`;
const borders = ['Eine gebogene Linie um die Beispiele', 'Eine gerade Linie', 'Überall dieselbe Antwort'];
const drawn = ['Die Linie ist gebogen.', 'Die Linie ist gerade.', 'Es gibt überall dieselbe Antwort.'];
const fall = ['Er fällt', 'Er ändert sich kaum', 'Er steigt oder explodiert'];

function path({ exploded, epochs: count, left, trainFirst, trainLast }: Facts): string {
  if (exploded) return `In Epoche ${whole(count! + left! + 1)} ist es explodiert.`;
  const without = left ? ` (ohne ${epochs(left)}, in denen sich Beispiele änderten)` : '';
  return `In ${epochs(count!)} ging der Trainingsverlust von ${loss(trainFirst!)} auf ${loss(trainLast!)}${without}.`;
}

function testPath({ testFirst, testLast }: Facts): string {
  return testFirst === undefined
    ? ''
    : ` Der Testverlust ging von ${loss(testFirst)} auf ${loss(testLast!)}.`;
}

export const habits: typeof english = {
  prediction: {
    runOn: {
      title: 'Viele Epochen mehr',
      asks: (facts) =>
        `${epochs(facts.epochs!)} mehr, sonst ändert sich nichts. Was machen die Verluste? (gestrichelt: Test)`,
      answers: ['Beide fallen', 'Training fällt, Test nicht', 'Training fällt nicht'],
      came: (facts) => path(facts) + testPath(facts),
    },
    faster: {
      title: 'Eine größere Lernrate',
      asks: (facts) =>
        `Die Lernrate ist ${plain(facts.from!)}. Wir stellen sie auf ${plain(facts.to!)}: Was hat der Verlust nach ${epochs(facts.epochs!)} gemacht?`,
      answers: fall,
      came: (facts) => path(facts),
    },
    zeroStart: {
      title: 'Alle Gewichte beginnen bei null',
      asks: (facts) => `Das Netz beginnt neu, alle Gewichte bei null. ${seen(facts)}`,
      answers: borders,
      came: (facts, outcome) => `${drawn[outcome]} ${path(facts)}`,
    },
    noHidden: {
      title: 'Keine verdeckte Schicht',
      asks: (facts) => `Das Netz beginnt neu, ohne verdeckte Schichten. ${seen(facts)}`,
      answers: borders,
      came: (facts, outcome) => `${drawn[outcome]} ${path(facts)}`,
    },
    rawUnits: {
      title: 'Rohe Einheiten',
      asks: (facts) => `Das Netz beginnt neu, mit Eingaben in rohen Einheiten. ${seen(facts)}`,
      answers: borders,
      came: (facts, outcome) => `${drawn[outcome]} ${path(facts)}`,
    },
    normalized: {
      title: 'Normierte Eingaben',
      asks: (facts) => `Das Netz beginnt neu, mit Eingaben von −1 bis 1. ${seen(facts)}`,
      answers: borders,
      came: (facts, outcome) => `${drawn[outcome]} ${path(facts)}`,
    },
  },
  claim: {
    everyEpoch: {
      claim: '„Der Fehler sollte nach jeder Epoche kleiner werden; wenn nicht, machst du etwas falsch.“',
      tries: (facts) =>
        `Das Netz trainiert ${epochs(facts.epochs!)}, so wie es jetzt eingestellt ist; jede wird gezählt.`,
      came: (facts, outcome) =>
        `${path(facts)} Er fiel in ${whole(facts.fell!)} davon und stieg in ${whole(facts.rose!)}. ${
          outcome === 0
            ? 'Hier wurde er wirklich jedes Mal kleiner.'
            : facts.trainLast! < facts.trainFirst!
              ? 'Nicht jedes Mal, und das Netz hat trotzdem gelernt.'
              : 'Das wurde er nicht, und das Netz hat nicht gelernt.'
        }`,
    },
    moreEpochs: {
      claim: '„Mehr Epochen, besseres Training.“',
      tries: (facts) => `Das Netz trainiert ${epochs(facts.epochs!)} mehr; nach jeder wird es getestet.`,
      came: (facts, outcome) =>
        `${path(facts)} Der Testverlust war nach Epoche ${whole(facts.testLowestAt ?? 0)} am kleinsten: ${loss(facts.testLowest ?? 0)}. ${
          outcome === 0 ? 'Nichts war besser als das Ende.' : `Am Ende war er ${loss(facts.testLast ?? 0)}.`
        }`,
    },
  },
};
