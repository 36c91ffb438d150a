import type { Target } from './target';

/** Every text of a target that must stand in no artefact, each once. */
export function secretsOf(target: Target): string[] {
  return [...new Set(Object.values(target.accounts).map((account) => account.password))];
}
