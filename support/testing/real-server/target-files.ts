import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { teamId, userId } from './nodes';
import type { Settings } from './real-server';

/** The two target files of a server, written for its owner's eyes only since they hold passwords. */
export interface TargetFiles {
  target: string;
  secureTarget: string;
  /** Removes them, unless another instance has written its own in their place. */
  remove(): void;
}

/** Writes the target file for `ws://` at `out`, and the one for `wss://` beside it. */
export function writeTargetFiles(name: string, settings: Settings, ca: string, out: string): TargetFiles {
  const secureOut = out.replace(/(\.ya?ml)?$/, '-tls$1');
  const texts: readonly [string, string][] = [
    [out, describeTarget(name, `ws://127.0.0.1:${settings.port}/ws/`, settings)],
    [
      secureOut,
      describeTarget(`${name} over TLS`, `wss://127.0.0.1:${settings.tlsPort}/ws/`, settings, { ca }),
    ],
  ];
  for (const [file, text] of texts) {
    // an older file keeps its mode when it is written over, so it goes first
    rmSync(file, { force: true });
    writeFileSync(file, text, { mode: 0o600 });
  }
  return {
    target: path.resolve(out),
    secureTarget: path.resolve(secureOut),
    remove: () => {
      for (const [file, text] of texts) if (holdsText(file, text)) rmSync(file);
    },
  };
}

function describeTarget(name: string, url: string, settings: Settings, tls?: { ca: string }): string {
  return stringify({
    name,
    product: 'generic',
    url,
    domain: settings.domain,
    pubsub: settings.pubsub,
    ...(tls && { tls }),
    accounts: { ...settings.accounts, ...describePool(settings) },
    user: { id: userId },
    team: { id: teamId },
    dedicated: true,
    // nobody else uses this server, and it locks no account
    limits: { badPasswords: 1000 },
  });
}

function describePool({ pool: { agents, password } }: Settings): object {
  return agents === 0 ? {} : { pool: { username: 'load#', user: 'Load#', password, to: agents } };
}

function holdsText(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}
