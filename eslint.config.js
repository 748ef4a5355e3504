import { defineConfig } from 'eslint/config';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const nondeterministic = [
  { object: 'Math', property: 'random', message: 'Chance is an argument: pass a seeded Random.' },
  { object: 'Date', property: 'now', message: 'Time is an argument: pass a clock.' },
];

/** Functions whose last bits differ between JavaScript engines; the engine has its own. */
const inexactMath = [
  'pow',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'sin',
  'cos',
  'tan',
  'tanh',
  'sinh',
  'cosh',
  'atan',
  'atan2',
  'asin',
  'acos',
  'cbrt',
  'hypot',
];

export default defineConfig(
  {
    ignores: [
      'dist',
      'data',
      '.cache',
      'shared/engine/kernels/assembly',
      'shared/engine/kernels/simd-binary.ts',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Exports are named and listed.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}', 'server/**', 'tests/**', 'vite.config.ts'],
    languageOptions: { globals: globals.node },
  },
  { files: ['client/**', 'tests/client/**'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['shared/**', 'server/session/**'],
    rules: { 'no-restricted-properties': ['error', ...nondeterministic] },
  },
  {
    files: ['shared/engine/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...nondeterministic,
        ...inexactMath.map((property) => ({
          object: 'Math',
          property,
          message: 'Use the engine’s own functions: these differ between JavaScript engines.',
        })),
      ],
    },
  },
  {
    files: ['server/scripts/**', 'server/bots/simulate/**', 'tests/bench/**', 'tests/support/**'],
    rules: { 'no-console': 'off' },
  },
);
