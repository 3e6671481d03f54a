/** Events pushed from inside some work, iterated outside of it in order. */
export class EventQueue<Event> {
  readonly #events: Event[] = [];
  #ended = false;
  #wake = () => {};

  push(event: Event): void {
    this.#events.push(event);
    this.#wake();
  }

  /** Runs the work and yields what it pushes; ends, or throws, as the work does. */
  async *during(work: Promise<void>): AsyncGenerator<Event, void, void> {
    const settled = work.finally(() => {
      this.#ended = true;
      this.#wake();
    });
    // Whoever stops iterating early still gets no unhandled rejection; the error is thrown below otherwise.
    settled.catch(() => {});
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined) yield event;
      else if (this.#ended) return settled;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
