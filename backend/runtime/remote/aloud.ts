const begin = '<think>';
const end = '</think>';
/** Blanks before the first word; more of them are taken for the answer. */
const mostBlanks = 1000;

/**
 * Takes out of an answer, piece by piece, what a model thinks aloud before it. Of the thoughts nothing is kept, and nothing is
 * looked at twice: a server may go on thinking for megabytes, in pieces of a letter.
 */
export class WithoutThoughts {
  #state: 'undecided' | 'thinking' | 'thought' | 'answering' = 'undecided';
  /** What was not decided on yet; of thoughts, as much as may be the beginning of their end. */
  #open = '';
  #text = '';
  #characters = 0;
  #hasThought = false;

  /** Of all that came, thoughts too. */
  get characters(): number {
    return this.#characters;
  }

  get hasThought(): boolean {
    return this.#hasThought;
  }

  /** The answer so far. What may still become the beginning of thoughts is not part of it. */
  get text(): string {
    return this.#text;
  }

  add(piece: string): void {
    this.#characters += piece.length;
    if (this.#state === 'answering') {
      this.#text += piece;
      return;
    }
    this.#open += piece;
    if (this.#state === 'undecided') this.#decide();
    if (this.#state === 'thinking') this.#lookForEnd();
    if (this.#state === 'thought') this.#lookForAnswer();
  }

  /** No more comes. */
  close(): void {
    if (this.#state === 'undecided') this.#answer();
  }

  #decide(): void {
    const begun = this.#open.trimStart();
    if (begun.startsWith(begin)) {
      this.#state = 'thinking';
      this.#hasThought = true;
    } else if (!begin.startsWith(begun) || this.#open.length > mostBlanks) this.#answer();
  }

  #lookForEnd(): void {
    const at = this.#open.indexOf(end);
    if (at < 0) {
      this.#open = this.#open.slice(-(end.length - 1));
      return;
    }
    this.#state = 'thought';
    this.#open = this.#open.slice(at + end.length);
  }

  #lookForAnswer(): void {
    this.#open = this.#open.trimStart();
    if (this.#open !== '') this.#answer();
  }

  #answer(): void {
    this.#state = 'answering';
    this.#text = this.#open;
    this.#open = '';
  }
}
