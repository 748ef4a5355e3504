import type { Catalogue } from '#client/locales/en.ts';

type Gan = Catalogue['activities']['gan'];

export const subjects: Gan['subjects'] = {
  seven: { name: 'Siebenen', one: 'eine Sieben' },
  smiley: { name: 'Smileys', one: 'einen Smiley' },
  apple: { name: 'Äpfel', one: 'einen Apfel' },
  square: { name: 'Quadrate', one: 'ein Quadrat' },
};

const SEVEN = 'Frei: Größe, Ort, Neigung, Strich.';
const SMILEY = 'Frei: Augen, Mund, Größe, Ort, Strich.';
const SQUARE = 'Frei: Größe, Ort, Form, Strich.';

export const cards: Gan['cards'] = {
  barredSeven: { title: 'Sieben mit Strich', one: 'eine Sieben mit Querstrich', free: SEVEN },
  hookedSeven: { title: 'Sieben mit Haken', one: 'eine Sieben mit einem Haken links', free: SEVEN },
  bentSeven: { title: 'Krumme Sieben', one: 'eine Sieben, deren Stiel nach links gebogen ist', free: SEVEN },
  nose: { title: 'Gesicht mit Nase', one: 'ein Gesicht mit einem Strich als Nase', free: SMILEY },
  wink: { title: 'Zwinkern', one: 'ein Gesicht, dessen rechtes Auge zu ist', free: SMILEY },
  brows: { title: 'Augenbrauen', one: 'ein Gesicht mit Augenbrauen', free: SMILEY },
  squareApple: {
    title: 'Eckiger Apfel',
    one: 'einen eckigen Apfel',
    free: 'Frei: Stiel, Blatt, Größe, Ort, Strich.',
  },
  twoLeaves: {
    title: 'Zwei Blätter',
    one: 'einen Apfel mit zwei Blättern',
    free: 'Frei: Form, Stiel, Größe, Ort, Strich.',
  },
  biteLeft: {
    title: 'Links angebissen',
    one: 'einen links angebissenen Apfel',
    free: 'Frei: Stiel, Blatt, Größe, Ort, Strich.',
  },
  slashedSquare: {
    title: 'Quadrat mit Schrägstrich',
    one: 'ein Quadrat mit einer Linie nach rechts oben',
    free: SQUARE,
  },
  dottedSquare: { title: 'Quadrat mit Punkt', one: 'ein Quadrat mit einem Punkt in der Mitte', free: SQUARE },
  leaningSquare: { title: 'Schiefes Quadrat', one: 'ein Quadrat, das sich nach rechts neigt', free: SQUARE },
};
