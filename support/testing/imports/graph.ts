import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Which file imports which others, both as paths relative to a checkout with forward slashes. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** How the compiler looks for what an import names; only what it finds is of interest, not its types. */
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  allowJs: true,
};

/**
 * Reads the imports of every TypeScript file in some folders, those of types alone and those on demand included, as the
 * compiler sees them. What lies outside of these folders, and tests, are left out.
 * @throws Error where a relative import leads nowhere
 */
export function readImports(checkout: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => listFiles(path.join(checkout, folder)));
  const known = new Set(files);
  const cache = ts.createModuleResolutionCache(checkout, (name) => name, options);
  const nameOf = (file: string): string => path.relative(checkout, file).split(path.sep).join('/');
  const resolve = (file: string, specifier: string): string => {
    const { resolvedModule } = ts.resolveModuleName(specifier, file, options, ts.sys, cache);
    if (resolvedModule) return path.normalize(resolvedModule.resolvedFileName);
    throw new Error(`${nameOf(file)} imports ${specifier}, and there is no such file`);
  };
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
      const relative = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
      const found = relative.map((name) => resolve(file, name)).filter((each) => known.has(each));
      return [nameOf(file), [...new Set(found)].map(nameOf).sort()];
    }),
  );
}

function listFiles(folder: string): string[] {
  return ts.sys
    .readDirectory(folder, ['.ts', '.tsx'])
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => path.normalize(name))
    .sort();
}
