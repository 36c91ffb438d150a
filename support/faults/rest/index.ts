import type { Fault } from '../fault';
import { restFaults } from './rest';

/** What can go wrong in what stands in for Finesse's REST. */
export const rest: readonly Fault[] = restFaults;
