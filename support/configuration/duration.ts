const unitsInMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds in a duration such as `500ms`, `5s`, `1.5m` or `1h`; null where the text is none, or is zero. */
export function parseDuration(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const inMs = Number(amount) * (unitsInMs[unit ?? ''] ?? NaN);
  return inMs > 0 ? inMs : null;
}
