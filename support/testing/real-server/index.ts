export { reasonToSkip } from './availability';
export { startEjabberd } from './ejabberd';
export { explainMissing, isInstalled, NotInstalled } from './installation';
export { startProsody } from './prosody';
export type { RealServer, RealServerOptions, ServerName } from './real-server';
export { serveRealServer } from './serve';
