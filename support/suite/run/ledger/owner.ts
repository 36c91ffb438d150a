import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Which process a journal belongs to, as its file name tells it. */
export interface Owner {
  host: string;
  pid: number;
  /** When the process was started, as the system counts it; empty where the system does not tell. */
  started: string;
}

/** This process. */
export function ownOwner(): Owner {
  return { host: slugHost(os.hostname()), pid: process.pid, started: startOf(process.pid) };
}

/** A name for a journal of an owner that no other journal has. */
export function nameOwner({ host, pid, started }: Owner): string {
  return `${host}.${String(pid)}.${started}.${randomBytes(4).toString('hex')}`;
}

/** Reads an owner from the part of a file name that `nameOwner` wrote; null where it is none. */
export function readOwner(name: string): Owner | null {
  const parts = /^([a-z0-9-]*)\.(\d+)\.(\d*)\.[0-9a-f]{8}$/.exec(name);
  if (!parts) return null;
  const [, host = '', pid = '', started = ''] = parts;
  return { host, pid: Number(pid), started };
}

/**
 * Whether the run that a journal belongs to may still be under way. Of a process of this machine the system is asked;
 * one with the same number that was started at another time is another one. Of another machine's nobody can be asked:
 * its journal counts as abandoned once nothing was written for a day.
 */
export function mayBeAlive(owner: Owner, writtenMs: number, now = Date.now()): boolean {
  if (owner.host !== slugHost(os.hostname())) return now - writtenMs < 24 * 60 * 60 * 1000;
  if (!exists(owner.pid)) return false;
  return owner.started === startOf(owner.pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // a process of somebody else's is there all the same
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Linux tells when a process was started, in field 22 of its stat line, behind the name in parentheses. One that has
 * ended and that nobody has waited for yet, state Z, was not.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function slugHost(host: string): string {
  return host.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
