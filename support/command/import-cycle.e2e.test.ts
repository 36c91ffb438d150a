import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../checkout';

test('lint finds files that import each other', async (t) => {
  // in the checkout, where its configuration of lint holds, and where git and other tests do not look
  const reports = path.join(root, 'reports');
  mkdirSync(reports, { recursive: true });
  const folder = mkdtempSync(path.join(reports, 'import-cycle-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, other: string): void =>
    writeFileSync(
      path.join(folder, `${name}.ts`),
      `import { ${other} } from './${other}';\n\nexport const ${name} = (): unknown => ${other};\n`,
    );
  write('hen', 'egg');
  write('egg', 'hen');
  const eslint = new ESLint({
    cwd: root,
    ignore: false,
    // types are not what this is about, and take long
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'import-x/no-cycle',
  });
  const results = await eslint.lintFiles(`${folder}/*.ts`);
  const said = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${path.basename(filePath)}:${String(line)} ${message}`),
  );
  assert.deepEqual(said.sort(), ['egg.ts:1 Dependency cycle detected', 'hen.ts:1 Dependency cycle detected']);
});
