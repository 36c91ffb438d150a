export * from './list';
export * from './page';
export * from './release';
export * from './shape';
export * from './signature';
