import tseslint from 'typescript-eslint';
import { layers } from './scripts/layers.mjs';

/** One `no-restricted-imports` block a layer, from the same table that test/shape/layers.test.ts checks. */
const layerBlocks = Object.keys(layers).map((layer) => ({
  files: [layer === 'media' ? 'media/**/*.ts' : `src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: Object.keys(layers)
          .filter((other) => other !== layer && !layers[layer].layers.includes(other))
          .map((other) => ({
            group: [`**/${other}/**`],
            message: `src/${layer} may not import src/${other}: see ARCHITECTURE.md`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', '.vscode-test/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'media/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    // Of sixty kinds of nodes, or of what `typeof` can say, some are told apart, and one thing is said of the rest by `default`.
    files: ['src/script/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...layerBlocks,
);
