/** What a value of a machine's making looks like, from the most to the least telling. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '‹time›'],
  [/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '‹time›'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '‹uuid›'],
];

/** A text with each moment in it named as one: no two runs are held at the same. */
export function nameMoments(text: string): string {
  return forms.slice(0, 2).reduce((sofar, [pattern, name]) => sofar.replace(pattern, name), text);
}

/**
 * The shape of a value that a server made up: what it is made of, and not what it says or how long it is.
 * Two numbers have one shape, a number and a UUID have two.
 */
export function shapeOf(value: string): string {
  const marked = forms.reduce((sofar, [pattern, name]) => sofar.replace(pattern, name), value);
  if (marked === '') return '';
  return marked.replace(/‹[a-z]+›|[^‹›]+/g, (part) => {
    if (part.startsWith('‹')) return part;
    if (/^\d+$/.test(part)) return '‹number›';
    return /^[0-9a-f]+$/i.test(part) ? '‹hexadecimal›' : '‹characters›';
  });
}

/** One name for what may be either by chance: digits alone are hexadecimal too, and hexadecimal digits are characters. */
export function widen(shape: string): string {
  return shape.replaceAll('‹hexadecimal›', '‹characters›');
}

/** Whether two values are of one shape, as far as chance lets it be told. */
export function sameShape(one: string, other: string): boolean {
  const loosely = (shape: string): string => shape.replace(/‹(?:number|characters)›/g, '‹hexadecimal›');
  const chance = (one + other).includes('‹hexadecimal›');
  return one === other || (chance && loosely(one) === loosely(other));
}
