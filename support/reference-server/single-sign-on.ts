import type { Behaviour } from './decisions';
import { valueOf } from './http/request';

/** Characters of a token: more than the 255 octets that RFC 4616 leaves a password, as those of real systems have. */
export const tokenLength = 600;

/** Has a server take tokens where it takes passwords, which clients present to REST as RFC 6750, section 2.1, says. */
export function takeTokens(behaviour: Behaviour): void {
  behaviour.plain.octetsMost = 4096;
  behaviour.resources.authenticate = (server, request) => {
    const token = /^Bearer (\S+)$/i.exec(valueOf(request.headers, 'authorization') ?? '')?.[1];
    const [username] = [...server.passwords].find(([, known]) => known === token) ?? [];
    return username ?? null;
  };
}
