import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout';

const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};

/** Who the results are from. */
export const suite = { name, version };
