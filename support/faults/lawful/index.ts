import type { Fault } from '../fault';
import { lawfulFrames } from './frames';
import { lawfulHeaders } from './headers';
import { lawfulReleases } from './releases';
import { lawfulServices } from './services';
import { lawfulStanzas } from './stanzas';
import { lawfulVolume } from './volume';

/** What a server may do otherwise than this one and break nothing: the suite has to find what it finds without. */
export const lawful: readonly Fault[] = [
  lawfulFrames,
  lawfulHeaders,
  lawfulReleases,
  lawfulServices,
  lawfulStanzas,
  lawfulVolume,
].flat();
