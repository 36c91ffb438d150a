import type { Problem } from './environment';
import type { PoolShape } from './load-shape';

/** What of a pool is in order by itself but not together: it is a file or a pattern, and a pattern is whole. */
export function findPoolProblems(pool: PoolShape | undefined): Problem[] {
  if (!pool) return [];
  const { file, ...pattern } = pool;
  const at = (key: string, sentence: string): Problem[] => [{ path: ['accounts', 'pool', key], sentence }];
  if (file !== undefined) {
    const [beside] = Object.entries(pattern).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    return beside === undefined ? [] : at(beside, 'stands beside a file: keep one of them');
  }
  const { username, password, token, from = 1, to } = pattern;
  return [
    ...(username === undefined
      ? at(
          'username',
          'is missing: write the name with # for each digit, such as load###, or file: agents.csv',
        )
      : []),
    ...(to === undefined ? at('to', 'is missing: write the last number of the pattern, such as 400') : []),
    ...(to !== undefined && to < from
      ? at('to', `is ${String(to)}, before the first number, ${String(from)}: write a later one`)
      : []),
    ...(password === undefined && token === undefined
      ? at(
          'password',
          'is missing: write password: $NAME and export NAME with the password that all of them have',
        )
      : []),
    ...(password !== undefined && token !== undefined
      ? at('token', 'stands beside a password: keep the one that the server takes')
      : []),
  ];
}
