import type { Session, CreationKind, CreationOf } from '../../protocol/session';
import type { Target } from '../../configuration';

/** Where creations of one account are looked for. */
export interface Place {
  target: Target;
  /** Bound, as the account. */
  session: Session;
  /** Whether the time for the clean-up is over: what has not been asked about by then stays unknown. */
  isOver: () => boolean;
}

/** What the server says of creations. Those that are in neither list are gone by its word. */
export interface Found<K extends CreationKind> {
  there: CreationOf<K>[];
  /** Those about which it told nothing. */
  unknown: CreationOf<K>[];
}

/** How one kind of creation is looked for and removed. */
export interface Kind<K extends CreationKind> {
  kind: K;
  /**
   * Asks the server which of the creations it has.
   * @param open those that may be there
   * @param ended those that are gone by the server's own word: they are looked for where a list tells of them
   */
  find(place: Place, open: readonly CreationOf<K>[], ended: readonly CreationOf<K>[]): Promise<Found<K>>;
  remove(place: Place, creation: CreationOf<K>): Promise<void>;
}
