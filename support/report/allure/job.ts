/** A report to make from a folder of results. */
export interface AllureJob {
  /** The folder of results. */
  results: string;
  /** The folder of the report, which is emptied. */
  output: string;
  name: string;
  /** Of the report's own words. */
  language: 'en' | 'nl';
  /** Where Java is looked for, and what a generator inherits. */
  env: NodeJS.ProcessEnv;
  /** How long the generator may take, in milliseconds. */
  withinMs: number;
}

/** What was made: the texts that hold the history of this run and of those before, by file name; or why nothing was. */
export type Made = { ok: true; history: ReadonlyMap<string, string> } | { ok: false; reason: string };

/** The page of a report, which holds all of it. */
export const reportPage = 'index.html';
