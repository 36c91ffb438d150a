import { makeCatalogue, type Catalogue, type Requirement } from '../../judgement/catalogue/catalogue';

/** A requirement for tests, complete but for what the test is about. */
export function sampleRequirement(given: Partial<Requirement> & Pick<Requirement, 'id'>): Requirement {
  return {
    level: 'MUST',
    provenance: 'rfc',
    source: 'RFC 7395',
    section: '3.1',
    url: 'https://www.rfc-editor.org/rfc/rfc7395#section-3.1',
    sentence: `The server keeps ${given.id}.`,
    tier: 'core',
    impact: 'cosmetic',
    seeAlso: [],
    demands: [],
    folder: '1-upgrade',
    ...given,
  };
}

/** A catalogue that holds just these requirements. */
export function sampleCatalogue(...requirements: Requirement[]): Catalogue {
  return makeCatalogue(requirements);
}
