import type { Envelope } from '../../judgement/verdict';

/** Data of a class as it stands in a file: without the class. */
type Plain<T> = T extends readonly (infer Each)[]
  ? readonly Plain<Each>[]
  : T extends object
    ? { [Key in keyof T]: Plain<T[Key]> }
    : T;

/** One of Cucumber's messages as `messages.ndjson` holds it. */
export type Message = Plain<Envelope>;
