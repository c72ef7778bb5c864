/** How often the server may end within the window before it is left alone. */
export const TRIES = 5;
/** The window, in milliseconds. */
const WINDOW = 180_000;
/** The first pause, in milliseconds; each further one is twice as long. */
const FIRST_PAUSE = 500;

/** Decides whether, and after what pause, a server that has ended is started again. */
export class Backoff {
  #ends: number[] = [];

  /** The pause before the next start, in milliseconds; nothing where it has ended too often. */
  afterEnd(now: number): number | undefined {
    this.#ends = [...this.#ends.filter((end) => now - end < WINDOW), now];
    const times = this.#ends.length;
    return times < TRIES ? FIRST_PAUSE * 2 ** (times - 1) : undefined;
  }

  /** Forgets the past: a person has asked for a start. */
  reset(): void {
    this.#ends = [];
  }
}
