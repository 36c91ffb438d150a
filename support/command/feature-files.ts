import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout';
import type { Selection } from './profile';

/**
 * The files of features that may hold a case of a selection, by what stands in their text: the parse of all of them takes
 * a tenth of a short run. Null where all have to be read, since a tag expression may want any, or where none seems to
 * hold any.
 */
export function featureFilesOf({ profile, requirements, tags }: Selection): string[] | null {
  const wanted = wantedTags(profile, requirements);
  if (tags !== undefined || wanted.length === 0) return null;
  const found = readdirSync(path.join(root, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .map((name) => path.join('features', name))
    .sort()
    .filter((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return wanted.some((tag) => text.includes(tag));
    });
  return found.length > 0 ? found : null;
}

function wantedTags(profile: Selection['profile'], requirements: readonly string[]): string[] {
  if (requirements.length > 0) return requirements.map((id) => `@req:${id}`);
  return profile === 'documented' ? ['@req:DOC-'] : [];
}
