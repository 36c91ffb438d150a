import type { Fault } from '../fault';
import { tlsFaults } from './tls';

/** What can go wrong in TLS. */
export const tls: readonly Fault[] = tlsFaults;
