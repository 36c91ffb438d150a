import type { Fault } from '../fault';
import { closeFaults } from './close';
import { failureFaults } from './failure';
import { lengthFaults } from './length';
import { receivedFrameFaults } from './received-frame';
import { sentFrameFaults } from './sent-frame';

/** What can go wrong in frames, sent and received, and in closing. */
export const websocket: readonly Fault[] = [
  sentFrameFaults,
  lengthFaults,
  receivedFrameFaults,
  failureFaults,
  closeFaults,
].flat();
