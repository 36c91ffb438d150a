export * from './list';
export * from './release';
export * from './shape';
export * from './signature';
