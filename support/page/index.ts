export * from './page';
export * from './verdict-badge';
