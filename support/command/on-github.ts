import { annotateNews, renderAnnotations, type RunReport } from '../report';

/** Annotates the job of a run, where GitHub's runner listens; nothing elsewhere. */
export function annotate(
  report: RunReport,
  { obstacle = null, showsRules = true }: { obstacle?: string | null; showsRules?: boolean } = {},
): void {
  if (listens()) tell(renderAnnotations(report, obstacle, showsRules));
}

/** Says what is not as a baseline has it, and has the job of the run say so. */
export function tellNews(sentences: readonly string[], insist: (line: string) => void): void {
  for (const sentence of sentences) insist(sentence);
  if (listens()) tell(annotateNews(sentences));
}

function listens(): boolean {
  return process.env.GITHUB_ACTIONS === 'true';
}

/** The runner reads both streams, and a reader of the other is spared. */
function tell(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
}
