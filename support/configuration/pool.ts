import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { readUtf8 } from './file-text';
import type { PoolShape } from './load-shape';
import { secret, username } from './scalars';
import { usualResource } from './defaults';
import type { Account, Target } from './target';
import { TargetError } from './target-error';

/** An account of the pool, and the id of its user as it stands in node names. */
export interface PoolAccount extends Account {
  user: string;
}

const columns = ['username', 'password', 'token', 'resource', 'user'] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

/**
 * The accounts of `accounts.pool`, each of which is another.
 *
 * @param target the pool as its file names it: a CSV file (RFC 4180) is read now
 * @throws TargetError where the file cannot be used, or an account stands there twice or is the target's otherwise
 */
export function readPool({
  file,
  pool,
  accounts,
}: Pick<Target, 'file' | 'pool' | 'accounts'>): PoolAccount[] {
  if (pool === null) return [];
  const named = file ?? 'the target';
  const rows = pool.file === undefined ? rowsOf(pool) : readRows(named, pool.file);
  const taken = new Map(
    Object.entries(accounts).map(([role, account]) => [account.username.toLowerCase(), `accounts.${role}`]),
  );
  const problems: string[] = [];
  const read = rows.map(({ row, where }): PoolAccount => {
    const problem = findProblem(row) ?? findTaken(row.username ?? '', taken, where);
    if (problem !== null) problems.push(`accounts.pool in ${named}: ${where} ${problem}`);
    const { username: name = '', password = '', token, resource = usualResource, user = name } = row;
    return {
      ...{ username: name, password: token ?? password, resource, user },
      ...(token !== undefined && { token: true }),
    };
  });
  if (problems.length > 0) throw new TargetError(named, problems.slice(0, 20));
  return read;
}

interface PlacedRow {
  row: Row;
  /** How a person finds it. */
  where: string;
}

/** The accounts of a pattern: each `#` of a name is a digit, or more where the number has more. */
function rowsOf({ username: name = '', user = name, from = 1, to = from, ...rest }: PoolShape): PlacedRow[] {
  const { password, token, resource } = rest;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const number = (pattern: string): string =>
      pattern.replace(/#+/, (signs) => String(from + index).padStart(signs.length, '0'));
    const credentials = {
      ...(password !== undefined && { password }),
      ...(token !== undefined && { token }),
    };
    const row = { username: number(name), user: number(user), ...credentials };
    return { row: { ...row, ...(resource !== undefined && { resource }) }, where: row.username };
  });
}

function readRows(target: string, name: string): PlacedRow[] {
  const place = path.resolve(path.dirname(target), name);
  const fail = (sentence: string): TargetError =>
    new TargetError(target, [
      `accounts.pool.file in ${target} is ${JSON.stringify(name)}, but ${place} ${sentence}`,
    ]);
  const read = readText(place);
  if (typeof read !== 'string') throw fail(read.problem);
  let header: string[] = [];
  try {
    const records = parse<Row>(read, {
      columns: (line: string[]) => (header = line.map((cell) => cell.trim().toLowerCase())),
      skip_empty_lines: true,
      info: false,
    });
    const unknown = header.filter((column) => !columns.some((known) => known === column));
    if (unknown.length > 0 || !header.includes('username'))
      throw fail(
        `has the columns ${header.map((column) => JSON.stringify(column)).join(', ')}: name them in the first line, username,password; known are ${columns.join(', ')}`,
      );
    return records.map((record, index) => ({
      row: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '')),
      where: `account ${String(index + 1)} of ${name}`,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // the parser's own sentence may quote what stands in the line
    throw fail(
      `is no CSV at line ${String(error.lines)}: give each line as many cells as the first, and quotes in pairs (RFC 4180)`,
    );
  }
}

function readText(place: string): string | { problem: string } {
  try {
    readFileSync(place);
  } catch {
    return { problem: 'cannot be read: write the path of a CSV file, relative to the target file' };
  }
  return readUtf8(place);
}

function findProblem({ username: name, password, token }: Row): string | null {
  if (name === undefined) return 'has no username: write the login id into that column';
  const { error } = username.safeParse(name);
  if (error) return `has a username that cannot be used: ${error.issues[0]?.message ?? ''}`;
  if (password === undefined && token === undefined)
    return 'has neither password nor token: write one of them';
  if (password !== undefined && token !== undefined)
    return 'has password and token: keep the one that the server takes';
  const fix = 'has a password with a NUL in it: take that out';
  return secret(fix).safeParse(token ?? password).success ? null : fix;
}

/** Sessions of one account see each other's presence: what is heard grows with the square of their number. */
function findTaken(name: string, taken: Map<string, string>, where: string): string | null {
  const lower = name.toLowerCase();
  const holder = taken.get(lower);
  if (holder !== undefined) return `is ${holder} once more: name another account, or take this one out`;
  taken.set(lower, where);
  return null;
}
