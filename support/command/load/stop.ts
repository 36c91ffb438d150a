/** Why a load ends before its time. */
export class Stop {
  /** Somebody pressed Ctrl-C, or the process was told to end. */
  interrupted = false;
  /** A sentence, or null while nothing ends it. */
  reason: string | null = null;
  /** Called once, when it is to end. */
  onStop: () => void = () => undefined;

  readonly #interrupt = (): void => {
    this.interrupted = true;
    this.stop('Interrupted: sessions and subscriptions are given back, within ten seconds.');
  };

  constructor() {
    process.on('SIGINT', this.#interrupt).on('SIGTERM', this.#interrupt);
  }

  stop(reason: string): void {
    if (this.reason !== null) return;
    this.reason = reason;
    console.error(reason);
    this.onStop();
  }

  /** Gives the signals back to their defaults. */
  ignore(): void {
    process.off('SIGINT', this.#interrupt).off('SIGTERM', this.#interrupt);
  }
}
