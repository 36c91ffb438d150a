import type { LoadResult } from '../result-shape';
export function renderLoadPage(result: LoadResult): string {
  return JSON.stringify(result);
}
