import type { CleanedUp } from './cleanup/cleanup';
import type { Creation } from '../protocol/session';
import type { Target } from '../configuration';

/** What a run made on a server, in words. */
export function describeCreation(creation: Creation, { domain, pubsub, rest }: Target): string {
  switch (creation.kind) {
    case 'subscription':
      return `the subscription of ${creation.jid} to ${creation.node}`;
    case 'node':
      return `the node ${creation.node} of ${pubsub}`;
    case 'item':
      return `the item ${creation.id} of the node ${creation.node}`;
    case 'contact': {
      const owner = `${creation.username}@${domain}`.toLowerCase();
      return creation.before === null
        ? `the contact ${creation.jid} in the roster of ${owner}`
        : `the presence subscription between ${owner} and ${creation.jid}`;
    }
    case 'sign-in':
      return `the sign-in of the user ${creation.user} at extension ${rest?.extension ?? ''}`;
  }
}

/** What the reader has to do where no run can remove it. */
function describeRemedy(creation: Creation): string {
  const signIn = `sign in as ${creation.username} and`;
  switch (creation.kind) {
    case 'subscription':
      return `${signIn} unsubscribe it`;
    case 'node':
      return `${signIn} delete it`;
    case 'item':
      return `${signIn} retract it`;
    case 'contact':
      return creation.before === null
        ? `${signIn} remove it`
        : `${signIn} bring it back to "${creation.before}"`;
    case 'sign-in':
      return `sign the user out at a desktop, or by PUT User/${creation.user} with <state>LOGOUT</state>`;
  }
}

/** A line for each thing that the server says is left, and for each that nobody could be asked about. */
export function describeLeftBehind({ left, unasked }: CleanedUp, target: Target): string[] {
  return [
    ...left.map(
      (creation) =>
        `Left behind: ${describeCreation(creation, target)}. The next run tries again; or ${describeRemedy(creation)}.`,
    ),
    ...unasked.map(
      ({ creation, because }) =>
        `Perhaps left behind: ${describeCreation(creation, target)}. Nobody could be asked: ${because}. The next run asks; or ${describeRemedy(creation)}.`,
    ),
  ];
}
