import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ComparisonProblem } from '../problem';
import {
  conversationShape,
  offerShape,
  resultsShape,
  type StoredConversation,
  type StoredOffer,
  type StoredResults,
} from './shape';

/** A run folder, as comparing needs it. */
export interface StoredRun {
  folder: string;
  results: StoredResults;
  offer: StoredOffer;
  /** By case id. */
  conversations: ReadonlyMap<string, StoredConversation>;
  /** The documented conversation again, once for each repeat; each by case id. */
  repeats: readonly ReadonlyMap<string, StoredConversation>[];
}

/**
 * Reads a run folder.
 * @throws ComparisonProblem where it is none, or holds a file that no run of this suite wrote
 */
export function readRun(folder: string): StoredRun {
  const results = readResults(folder);
  const repeats = path.join(folder, 'repeats');
  const numbers = existsSync(repeats) ? readdirSync(repeats).filter((name) => /^\d+$/.test(name)) : [];
  return {
    folder,
    results,
    offer: readJson(path.join(folder, 'offer.json'), offerShape),
    conversations: readConversations(path.join(folder, 'wire')),
    repeats: numbers
      .sort((one, other) => Number(one) - Number(other))
      .map((number) => readConversations(path.join(repeats, number))),
  };
}

/** The verdicts of a run folder alone. @throws ComparisonProblem as `readRun` */
export function readResults(folder: string): StoredResults {
  const file = path.join(folder, 'results.json');
  if (!existsSync(file))
    throw new ComparisonProblem(
      `${folder} is no run folder, it holds no results.json: name a folder that run wrote, such as reports/embedded/latest`,
    );
  return readJson(file, resultsShape);
}

function readConversations(folder: string): Map<string, StoredConversation> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    names.map((name) => {
      const conversation = readJson(path.join(folder, name), conversationShape);
      return [conversation.case, conversation];
    }),
  );
}

/** A JSON file of this suite's. @throws ComparisonProblem where it is not as the shape says */
export function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const checked = shape.safeParse(parseJson(file));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new ComparisonProblem(
    `${file} is not as this suite writes it, at ${place || 'its root'}: ${issue?.message ?? ''}; run again with this version`,
  );
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : String(error);
    throw new ComparisonProblem(
      `${file} cannot be read, ${reason}: the run was cut off, or the file was changed; run again`,
    );
  }
}
