import { fault, type Fault } from '../fault';
import type { Conduct } from '../../reference-server/websocket/conduct';
import type { FramePhase } from '../../reference-server/websocket/frame';

/** A fault of how frames look, or of what is done about them. */
export function framed(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (frame: FramePhase, conduct: Conduct) => void,
): Fault {
  return fault(name, sentence, breaks, ({ frame, conduct }) => bend(frame, conduct));
}
