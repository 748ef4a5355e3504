import { formatsOf } from '../formats.ts';
import type { Catalogue } from '../en.ts';

const { plural, whole } = formatsOf('de');

export const habits: Catalogue['habits'] = {
  titles: { prediction: 'Erst vorhersagen, dann sehen', claim: 'Stimmt das?' },
  verdicts: ['Stimmt', 'Stimmt nicht'],
  letters: ['A', 'B', 'C'],
  student: {
    choose: 'Was wird passieren?',
    vote: 'Was meinst du?',
    again: 'Und was meinst du jetzt?',
    isIn: 'Deine Antwort ist da. Du kannst sie noch ändern.',
    back: 'Zurück',
    open: 'Öffnen',
    running: 'Das Netz probiert es jetzt aus.',
    said: (answer) => `Deine Antwort: ${answer}`,
    saidNothing: 'Du hast nicht geantwortet.',
    came: (answer) => `Das kam heraus: ${answer}`,
    asPredicted: 'Wie du vorhergesagt hast.',
    before: (answer) => `Vorher: ${answer}`,
    after: (answer) => `Nachher: ${answer}`,
  },
  board: {
    answered: (count, seats) => `${whole(count)} von ${whole(seats)} haben geantwortet`,
    again: (count, seats) => `${whole(count)} von ${whole(seats)} haben noch einmal abgestimmt`,
    epoch: (epoch, of) => `Epoche ${whole(epoch)} von ${whole(of)}`,
    fell: (count) => `${whole(count)} gefallen`,
    rose: (count) => `${whole(count)} gestiegen`,
    measured: 'gemessen',
    before: 'vor dem Lauf',
    after: 'danach',
    votes: (count) => plural(count, { one: '# Antwort', other: '# Antworten' }),
    onPhone: 'Antworte auf deinem Handy.',
  },
  teacher: {
    topic: 'Frage',
    ask: 'Alle Handys fragen',
    none: 'Noch gibt es nichts zu fragen: Das Netz braucht Trainingsbeispiele.',
    run: 'Ausprobieren',
    cancel: 'Abbrechen',
    close: 'Beide Abstimmungen zeigen',
    done: 'Fertig',
    disturbed:
      'Das Netz wurde inzwischen geändert, also ließ sich nichts messen. Probiere es noch einmal aus.',
    running: 'Es läuft und wird gemessen. Es hält von selbst an.',
  },
};
