/**
 * Every decision the server takes and every piece it writes, by the phase it belongs to. Each phase adds its own where it
 * stands, so that a phase can ask the others and none has to import them; `behaviour.ts` puts the right ones together.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the phases
export interface Behaviour {}
