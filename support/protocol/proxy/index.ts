export { agentFor, openTunnel, placeOf, TunnelRefused } from './tunnel';
