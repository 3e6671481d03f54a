import type { WebContents } from 'electron';

/** How long after the click the page may ask for the microphone. */
const openForMs = 10_000;

/** What is known of a wish: older and newer Electrons say it in other fields. */
interface Wish {
  readonly isMainFrame?: boolean;
  readonly mediaTypes?: readonly string[];
  readonly mediaType?: string;
}

/** Which page may ask for the microphone now: only one in which a person just clicked or pressed a key. */
export class MicrophoneLeave {
  readonly #until = new WeakMap<WebContents, number>();

  /** The preload script knows that somebody just did something in the page; what follows within seconds is its doing. */
  open(contents: WebContents): void {
    this.#until.set(contents, Date.now() + openForMs);
  }

  /** Gives the microphone once: a page that wants it again needs another click. */
  take(contents: WebContents | null, permission: string, wish: Wish): boolean {
    if (!this.isOpen(contents, permission, wish)) return false;
    this.#until.delete(contents!);
    return true;
  }

  /** Sound alone, in the page's own frame. */
  isOpen(contents: WebContents | null, permission: string, wish: Wish): boolean {
    if (!contents || permission !== 'media' || wish.isMainFrame === false) return false;
    const kinds = wish.mediaTypes ?? [wish.mediaType];
    return kinds.length === 1 && kinds[0] === 'audio' && Date.now() < (this.#until.get(contents) ?? 0);
  }
}
