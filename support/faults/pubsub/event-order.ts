import { faultsOf, replace, type Fault } from '../fault';

const telling = faultsOf('delivery');

/** Events come, and not in the order of what they tell (RFC 6120, section 10.1). */
export const eventOrderFaults: readonly Fault[] = [
  telling('events-swapped', 'Of two events the later comes first.', ['RFC6120-10.1-a'], (delivery) => {
    const held = new Map<object, () => void>();
    replace(delivery, 'handOver', (right) => (target, message) => {
      const earlier = held.get(target);
      held.delete(target);
      if (earlier) {
        right(target, message);
        earlier();
        return;
      }
      const release = (): void => {
        if (held.get(target) === release) held.delete(target);
        clearTimeout(timer);
        right(target, message);
      };
      const timer = setTimeout(release, 30).unref();
      held.set(target, release);
    });
  }),
];
