/** Above such a number a time since 1970 is in milliseconds, in microseconds, in nanoseconds: the year is 2001 or later. */
const units: readonly [least: number, perMs: number][] = [
  [1e17, 1e6],
  [1e14, 1e3],
  [1e11, 1],
];

/**
 * A time as a capture writes it, in milliseconds since 1970: a number in seconds (Chrome, mitmproxy), milliseconds
 * (Playwright) or less, told apart by its size, also where it is written as text; or a date. A small number counts
 * seconds from a start that the capture gives elsewhere. Null where it is none.
 */
export function readMoment(value: unknown, startMs = 0): number | null {
  if (typeof value === 'string' && value.trim() !== '') {
    const number = Number(value);
    // of a date its first nine digits of a second are more than JavaScript reads
    const date = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
    return Number.isFinite(number) ? readMoment(number, startMs) : Number.isNaN(date) ? null : date;
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return null;
  const unit = units.find(([least]) => value >= least);
  if (unit) return value / unit[1];
  return value < 1e8 ? startMs + value * 1000 : value * 1000;
}

const written =
  /(?:(\d{4})-(\d\d)-(\d\d)[T ]|(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?/;

/** The time in the prefix of a log's line, in milliseconds since 1970, or of the day where it tells no date. */
export function readLogMoment(prefix: string): number | null {
  const [
    ,
    year = '1970',
    month,
    day,
    otherMonth,
    otherDay,
    hour,
    minute,
    second,
    fraction = '0',
    zone = 'Z',
  ] = written.exec(prefix) ?? [];
  if (hour === undefined) return null;
  const date = `${year}-${month ?? otherMonth ?? '01'}-${day ?? otherDay ?? '01'}`;
  const ms = fraction.padEnd(3, '0').slice(0, 3);
  const at = Date.parse(`${date}T${hour}:${minute ?? ''}:${second ?? ''}.${ms}${zone}`);
  return Number.isNaN(at) ? null : at;
}
