import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * Which folder of support may import which: a folder sees those listed for it and nothing else.
 * Imports point one way, features -> steps -> support, and inside support downwards.
 */
const mayImport = {
  xml: [],
  budget: [],
  wire: ['xml'],
  target: [],
  catalogue: [],
  'reference-server': ['xml', 'wire'],
  'real-server': ['target', 'xml'],
  websocket: ['wire', 'budget'],
  rest: ['xml', 'wire', 'target', 'budget'],
  session: ['xml', 'wire', 'websocket', 'target', 'budget'],
  verdict: ['catalogue', 'wire', 'xml'],
  deviation: ['xml', 'verdict'],
  report: ['catalogue', 'verdict', 'wire', 'target', 'xml'],
  benchmark: ['run', 'session', 'target', 'wire', 'reference-server'],
  run: [
    'budget',
    'target',
    'catalogue',
    'wire',
    'websocket',
    'rest',
    'xml',
    'session',
    'verdict',
    'deviation',
    'reference-server',
  ],
  cucumber: [
    'budget',
    'run',
    'xml',
    'wire',
    'websocket',
    'session',
    'rest',
    'target',
    'catalogue',
    'verdict',
  ],
  proof: ['run', 'verdict', 'catalogue', 'target', 'reference-server'],
  command: [
    'budget',
    'session',
    'run',
    'deviation',
    'proof',
    'report',
    'verdict',
    'catalogue',
    'target',
    'wire',
    'reference-server',
    'real-server',
  ],
  hostile: ['command', 'reference-server', 'websocket'],
};

const folders = Object.keys(mayImport);
const zones = folders.flatMap((folder) => [
  {
    target: `./support/${folder}`,
    from: './support',
    except: [folder, ...mayImport[folder]].map((allowed) => `./${allowed}`),
    message: `support/${folder} may import only: ${mayImport[folder].join(', ') || 'nothing else'}`,
  },
  { target: `./support/${folder}`, from: './steps', message: 'support knows nothing of steps' },
]);

export default tseslint.config(
  { ignores: ['reports/**', 'node_modules/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
    },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
      // without this the plugin reads no import of a TypeScript file, and finds no cycle
      'import-x/extensions': ['.ts', '.js', '.mjs'],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it'], package: 'node:test' },
          ],
        },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
