import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { mayImport, testsMayImport } from './scripts/may-import.mjs';

const anyTest = ['testing', 'reference-server', 'faults', 'suite', 'command'];

const folders = Object.keys(mayImport);
/** @param {string} folder */
const isParent = (folder) => folders.some((other) => other.startsWith(`${folder}/`));

/** @param {(folder: string) => readonly string[]} mayFolderImport */
function zonesFor(mayFolderImport) {
  const inside = folders.map((folder) => {
    const allowed = mayFolderImport(folder);
    return {
      target: isParent(folder) ? `./support/${folder}/*.*` : `./support/${folder}`,
      from: './support',
      except: [...new Set(['checkout.ts', 'near-match.ts', folder, ...allowed])].map((each) => `./${each}`),
      message: `support/${folder} may import only: ${allowed.join(', ') || 'nothing else'}`,
    };
  });
  return [
    ...inside,
    { target: './support', from: './steps', message: 'support knows nothing of steps' },
    {
      target: './steps',
      from: './support',
      except: ['./suite', './protocol/session', './protocol/websocket'],
      message: 'steps ask the suite, and name what is said by session and websocket',
    },
  ];
}

const zones = zonesFor((folder) => mayImport[folder] ?? []);
const testZones = zonesFor((folder) => [
  ...(mayImport[folder] ?? []),
  ...(testsMayImport[folder] ?? anyTest),
]);

export default tseslint.config(
  { ignores: ['reports/**', 'node_modules/**', '.venv/**'] },
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
      'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      // without this the plugin reads no import of a TypeScript file, and finds no cycle
      'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: testZones }],
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
