import type { Catalogue } from './en.ts';
import { formatsOf, type Formats } from './formats.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = 'chalknet.language';

const catalogues: Record<Language, () => Promise<{ readonly catalogue: Catalogue }>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
};

/** The words and numbers of the language in use. `start` comes before the first component. */
class Locale {
  language = $state<Language>('en');
  text = $state.raw<Catalogue>({} as Catalogue);
  format = $state.raw<Formats>(formatsOf('en'));

  start(): Promise<void> {
    return this.#load(preferred());
  }

  choose(language: Language): Promise<void> {
    keep(language);
    return this.#load(language);
  }

  async #load(language: Language): Promise<void> {
    const { catalogue } = await catalogues[language]();
    this.text = catalogue;
    this.format = formatsOf(language);
    this.language = language;
    document.documentElement.lang = language;
  }
}

export const locale = new Locale();

/** The address's `?lang`, then the last choice, then the device's languages. */
function preferred(): Language {
  const asked = [new URLSearchParams(location.search).get('lang'), kept(), ...navigator.languages];
  const known = asked.map((tag) => tag?.slice(0, 2)).find((tag) => tag !== undefined && tag in LANGUAGES);
  return (known ?? 'en') as Language;
}

/** Storage may be closed to a page; the choice then lasts as long as the page. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    return;
  }
}
