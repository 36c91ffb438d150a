import type { Fault } from '../fault';
import { handshakeFaults } from './handshake';
import { hostMetaFaults } from './host-meta';
import { requestReadingFaults } from './request-reading';
import { resourceFaults } from './resource';
import { subprotocolFaults } from './subprotocol';
import { upgradeFaults } from './upgrade';

/** What can go wrong in the upgrade, and in the pages that are served beside it. */
export const http: readonly Fault[] = [
  upgradeFaults,
  subprotocolFaults,
  handshakeFaults,
  requestReadingFaults,
  resourceFaults,
  hostMetaFaults,
].flat();
