/** The colours that canvases need, as the style sheet has them now. */

type Rgb = readonly [red: number, green: number, blue: number];

export interface Palette {
  readonly card: Rgb;
  readonly ink: string;
  readonly blue: string;
  readonly orange: string;
  /** One for each class, from 0. */
  readonly classes: readonly Rgb[];
  /** How much colour the big surface takes, so that marks stand out on it. */
  readonly strength: number;
}

const CLASS_TOKENS = ['--blue', '--orange', '--class-3', '--class-4'];
const darkness = matchMedia('(prefers-color-scheme: dark)');

/** `?theme=dark` stays for the visit; otherwise the device decides. */
const chosen = new URLSearchParams(location.search).get('theme');

class Theme {
  palette = $state.raw<Palette>(applied());

  constructor() {
    darkness.addEventListener('change', () => (this.palette = applied()));
  }

  /** Once the style sheet is there. */
  refresh(): void {
    this.palette = applied();
  }
}

export const theme = new Theme();

function applied(): Palette {
  const isDark = chosen ? chosen === 'dark' : darkness.matches;
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    card: rgbOf(token('--card')),
    ink: token('--ink'),
    blue: token('--blue'),
    orange: token('--orange'),
    classes: CLASS_TOKENS.map((name) => rgbOf(token(name))),
    strength: Number(token('--surface-strength')) || 0.42,
  };
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(expanded(hex).slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Minifiers write #fff. */
function expanded(hex: string): string {
  return hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
}
