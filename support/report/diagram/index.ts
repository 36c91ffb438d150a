export * from './exchange';
export * from './focus';
export * from './mermaid';
export * from './rows';
export { drawSequence, type Sequence } from './sequence-svg';
