import type { Blocker } from '../../protocol/session';
import type { FrameEntry } from '../../protocol/wire/transcript';
import { holds, textOf } from '../../protocol/xml/query';
import { read } from '../transcript/messages';

/** What a server may well refuse: of these a recording does not show who was wrong. */
const refusals: readonly { id: string; asked: string; came: string; what: string }[] = [
  {
    id: 'credentials-refused',
    asked: '/sasl:*',
    came: "/sasl:failure[sasl:*[local-name()!='text']]",
    what: 'refused to authenticate the client',
  },
  {
    id: 'bind-refused',
    asked: '/client:iq/bind:bind',
    came: "/client:iq[@type='error' and @id=$id]/client:error[stanzaerr:*]",
    what: 'refused to bind the resource',
  },
  {
    id: 'subscription-refused',
    asked: '/client:iq/ps:pubsub/ps:subscribe',
    came: "/client:iq[@type='error' and @id=$id]/client:error[stanzaerr:item-not-found or stanzaerr:forbidden or stanzaerr:not-authorized or stanzaerr:registration-required or stanzaerr:bad-request or stanzaerr:not-allowed or stanzaerr:jid-malformed]",
    what: 'refused the subscription',
  },
];

const condition = "local-name((//sasl:failure/sasl:* | //client:error/stanzaerr:*)[local-name()!='text'][1])";

/** By what a server refused what was said, where it may have been right to; null where it did not. */
export function findRefusal(reaction: readonly FrameEntry[], said: FrameEntry): Blocker | null {
  const asked = read(said);
  if (!asked.ok) return null;
  const id = textOf('string(/*/@id)', asked.document);
  for (const entry of reaction) {
    if (entry.direction !== 'received') continue;
    const parsed = read(entry);
    if (!parsed.ok) return null;
    const found = refusals.find(
      (each) => holds(each.asked, asked.document) && holds(each.came, parsed.document, { id }),
    );
    if (found) {
      const name = textOf(condition, parsed.document);
      return { id: found.id, sentence: `The server ${found.what}: <${name}/>.` };
    }
    if (holds("/sasl:success | /client:iq[@id=$id and @id!='']", parsed.document, { id })) return null;
  }
  return null;
}
