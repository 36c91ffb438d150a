import { z } from 'zod';

/** Headers that the upgrade itself writes, or that would change how it is read. RFC 6455, section 4.1. */
const own =
  /^(host|connection|upgrade|origin|sec-websocket-.*|content-length|transfer-encoding|te|trailer|expect)$/i;

// RFC 9110, sections 5.1 and 5.5
const name = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: 'write the name of a header, such as Cookie' })
  .refine((value) => !own.test(value), { error: 'take it out: the upgrade writes this header itself' });

const fix = 'write the value as $NAME and export NAME with it';
const value = z
  .string({ error: fix })
  .min(1, { error: fix })
  .refine((text) => /^[\t\x20-\x7e\x80-\xff]+$/.test(text), {
    error: 'leave out line breaks and what is not Latin-1, which no header may hold (RFC 9110, section 5.5)',
  });

/** What is sent with each upgrade beside what it needs: cookies of an edge proxy, or its own credentials. */
export const headers = z.record(name, value, {
  error: 'write headers: { Cookie: $NAME_OF_VARIABLE }',
});
