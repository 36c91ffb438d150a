export { FinesseApi, RestFailure, type AgentState, type RestAnswer } from './finesse-api';
