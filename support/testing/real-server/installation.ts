import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { ServerName } from './real-server';

/** What has to be there for a server to start. */
const programs: Readonly<Record<ServerName, readonly string[]>> = {
  prosody: ['prosody', 'prosodyctl'],
  ejabberd: ['ejabberdctl', 'erl'],
  jabberd2: ['jabberd2-router', 'jabberd2-sm', 'jabberd2-c2s', 'sqlite3'],
};

/** Whether a server's package is installed on this machine. */
export function isInstalled(name: ServerName): boolean {
  return programs[name].every((program) => findProgram(program) !== null);
}

/** How to install what is missing, as one sentence. */
export function explainMissing(name: ServerName): string {
  const packages = name === 'jabberd2' ? 'jabberd2 sqlite3' : name;
  return `${name} is not installed: apt-get install --no-install-recommends ${packages}`;
}

/** Thrown where a server's package is not installed. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';

  constructor(server: ServerName) {
    super(explainMissing(server));
  }
}

/** The absolute path of a program, or null; servers live in sbin, which an ordinary user's PATH leaves out. */
export function findProgram(program: string): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  return folders.map((folder) => path.join(folder, program)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
