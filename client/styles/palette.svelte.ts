import { rgbOf, type Palette } from './colours.ts';

/** The colours that canvases need, as the style sheet has them now. */

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
    edge: token('--edge'),
    classes: CLASS_TOKENS.map((name) => rgbOf(token(name))),
    strength: Number(token('--surface-strength')) || 0.42,
  };
}
