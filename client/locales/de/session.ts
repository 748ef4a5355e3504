import { formatsOf } from '../formats.ts';
import type { Catalogue } from '../en.ts';

const { plural, whole } = formatsOf('de');

export const session: Catalogue['session'] = {
  connecting: 'Verbinden …',
  reconnecting: (waiting) =>
    waiting === 0
      ? 'Neu verbinden …'
      : `Neu verbinden … ${plural(waiting, { one: '# Änderung wartet', other: '# Änderungen warten' })}`,
  home: 'Zurück zum Anfang',
  reload: 'Neu laden',
  useHere: 'Wieder hier verwenden',
  joinAgain: 'Neu beitreten',
  dismiss: 'Meldung schließen',
  ended: {
    title: 'Diese Klasse ist beendet',
    said: 'Alles, was die Klasse gemacht hat, ist vom Server gelöscht.',
  },
  gone: {
    title: 'Du bist nicht mehr in dieser Klasse',
  },
  elsewhere: {
    title: 'Dein Platz ist woanders offen',
    said: 'Ein anderer Tab oder ein anderes Fenster hat ihn jetzt. Es ist nichts verloren.',
  },
  card: {
    youAre: 'Du bist',
    said: 'So heißt du in der Klasse. Deinen echten Namen braucht niemand.',
    go: 'Los',
    reroll: 'Anderer Name',
    rerollsLeft: (left) => plural(left, { one: 'noch # Versuch', other: 'noch # Versuche' }),
  },
  frozen: {
    title: 'Augen nach vorn',
    said: 'Die Lehrkraft hat alle Bildschirme gesperrt.',
  },
  menu: {
    open: 'Menü',
    language: 'Sprache',
    leave: 'Klasse verlassen',
    privacy: 'Was gespeichert wird',
  },
  board: {
    joinAt: (address) => ['beitreten: ', address],
    qr: 'QR-Code des Beitrittslinks',
  },
  teacher: {
    students: (seats, connected) =>
      `${plural(seats, { one: '# Lernende:r', other: '# Lernende' })}, ${whole(connected)} verbunden`,
    pauseAll: 'Alles anhalten',
    goOn: 'Weiter',
    freeze: 'Bildschirme sperren',
    unfreeze: 'Bildschirme freigeben',
    end: 'Beenden',
    endTitle: 'Diese Klasse beenden?',
    endSaid: 'Alle Beispiele, Plätze und das Netz werden gelöscht, sofort und endgültig.',
    endYes: 'Beenden und löschen',
    cancel: 'Abbrechen',
    openBoard: 'Tafel öffnen',
    copyLink: 'Beitrittslink kopieren',
    copied: 'Kopiert',
    minutes: (count) => `${count} min`,
    next: (step) => `Weiter: ${step}`,
    lesson: 'Stunde',
    tabs: 'Einstellungen',
    wrongDevice: 'Nur das Gerät, das diese Klasse gestartet hat, kann sie steuern.',
  },
  roster: {
    tab: 'Lernende',
    join: 'Lernende treten bei unter',
    empty: 'Noch ist niemand da. Zeige die Tafel oder teile den Link.',
    simulated: 'simuliert',
    away: 'weg',
    remove: 'Platz entfernen',
    removeTitle: (name) => `${name} entfernen?`,
    removeSaid: 'Der Platz und seine Beispiele verschwinden. Unter neuem Namen kann man wieder beitreten.',
    removeYes: 'Platz entfernen',
    actions: (name) => `Mehr zu ${name}`,
  },
  tile: (name, colour, shape) => `${name}: ${SHAPES[shape]} in ${COLOURS[colour]}`,
};

const COLOURS = ['Türkis', 'Lila', 'Grün', 'Rosa', 'Ocker', 'Schiefer'];
const SHAPES = ['Kreis', 'Quadrat', 'Raute', 'Plus', 'Keil', 'Stern', 'Mond'];
