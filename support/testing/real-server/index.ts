export { reasonToSkip } from './availability';
export { startEjabberd } from './ejabberd';
export { explainMissing, isInstalled, NotInstalled } from './installation';
export { startJabberd2 } from './jabberd2';
export { startProsody } from './prosody';
export type { RealServer, RealServerOptions, ServerName } from './real-server';
export { serveRealServer } from './serve';
