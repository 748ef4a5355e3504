import { formatsOf } from '../formats.ts';
import type { Catalogue } from '../en.ts';

const { whole } = formatsOf('de');

export const game: Catalogue['game'] = {
  judge: 'Echt oder gefälscht?',
  keys: {
    label: 'Wie sicher bist du, dass es echt ist?',
    forged: 'gefälscht',
    real: 'echt',
    scale: 'wie echt?',
    said: (percent, forged, real) =>
      `${percent} echt. Wenn es gefälscht ist ${forged} Bits, wenn echt ${real}`,
  },
  stakes: { ifRight: 'richtig', ifWrong: 'falsch', unit: 'Bits' },
  bits: {
    word: /\bbits?\b/i,
    title: 'Was Bits sind',
    said: 'Eine Wette setzt p auf das, was wahr ist. Sie bringt dem Detektiv 1 + log₂ p Bits und nimmt dem Fälscher ebenso viel.',
    detective: (percent, isForged) =>
      `Eine Wette von dir: ${percent} echt. Es war ${isForged ? 'gefälscht' : 'echt'}.`,
    forger: (percent) => `Eine Wette auf deine Fälschung: ${percent} echt. Für dich zählt sie umgekehrt.`,
    five: 'Die fünf Wetten auf etwas Echtes:',
    sum: (p, bits) => `1 + log₂ ${p} = ${bits}`,
    forgersSum: (p, bits) => `−(1 + log₂ ${p}) = ${bits}`,
    mean: 'Punkte sind Mittel über Wetten. Wer immer ½ sagt, bekommt 0.',
    total: 'Ein Haus zählt die Mittel seiner Fälscher und seiner Detektive zusammen, Runde für Runde.',
    close: 'Schließen',
  },
  overSaid: 'Sieh auf die Tafel: Was sagen eure eigenen Zahlen?',
  latentPlace: (x, y) => `${x} nach rechts, ${y} nach oben`,
  latentWaits: 'Der Generator ist noch nicht angekommen.',
  iteration: 'Iteration',
  theClass: 'die Klasse',
  discriminator: 'Diskriminator',
  generator: 'Generator',
  diversity: 'Vielfalt',
  close: {
    title: 'Stimmt das?',
    verdicts: { yes: 'ja, hier', no: 'nein, hier nicht', chance: 'im Rahmen des Zufalls' },
    none: 'Es wurde zu wenig beurteilt, um etwas zu sagen.',
  },
  controls: {
    controls: 'Runde und Uhr',
    left: 'Verbleibende Zeit',
    pause: 'Anhalten',
    resume: 'Weiter',
    extend: '+15 s',
  },
  drive: {
    run: 'Start',
    stop: 'Anhalten',
    step: 'Je ein Schritt',
    speed: 'Tempo',
    speedOf: (speed) => (speed === 0 ? 'so schnell es geht' : `${whole(speed)} je Sekunde`),
    players: { both: 'beide lernen', generator: 'nur der Generator', discriminator: 'nur der Diskriminator' },
    player: 'Wer lernt',
  },
  files: {
    title: 'Export',
    record: 'Rundenprotokoll (CSV)',
    generator: 'Generator (ONNX)',
    discriminator: 'Diskriminator (ONNX)',
    trouble: 'Das ging nicht. Prüfe die Verbindung und versuche es noch einmal.',
  },
};
