import path from 'node:path';

/** The folder of the checkout: features, steps, targets, docs and reports lie in it. */
export const root = path.resolve(__dirname, '..');
