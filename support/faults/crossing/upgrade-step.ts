import { replace } from '../fault';
import type { Step } from './step';

/** The answer to the upgrade request: the one step before there are messages. */
export const upgradeStep: Step = {
  name: 'upgrade',
  subject: 'The 101',
  kind: 'http',
  taken: 'upgrade.send',
  alteration: [/xmpp/, 'chat'],
  intercept: ({ upgrade }, act) =>
    replace(upgrade, 'send', () => (socket, head) => {
      act(head, {
        say: (text, reframe) => {
          const frames = [{ fin: true, rsv: 0, opcode: 1, payload: Buffer.from(text) }];
          for (const { payload } of reframe?.(frames) ?? frames) socket.write(payload);
        },
        hangUp: () => socket.end(),
      });
    }),
};
