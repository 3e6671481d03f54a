import type { Backend } from '../backend.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** Typing rests so long before it is kept. */
const pauseMs = 200;
/** How long a field may take to show what is stored, before what was typed over it comes back. */
const settleMs = 150;

interface Typed {
  readonly projectId: string | null;
  readonly base: string;
  readonly text: string;
}
interface Known {
  readonly place: string;
  readonly base: string;
  /** The address at which it was typed: a field that goes while one stays was sent, or given up. */
  readonly address: string;
}

/**
 * Keeps what is typed into any text field of the window while it is not sent, and puts it back when the field is there
 * again: after a crash, after closing, after leaving the place. A field is known by its address, its name and its place
 * among those of that name; it gets its text back only where it shows what it showed when the typing began.
 */
export function keepTyping(backend: Backend, page: Document): void {
  const kept = new Map<string, Typed>();
  const known = new Map<Field, Known>();
  const bases = new WeakMap<Field, string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  const forget = (place: string) => {
    clearTimeout(waiting.get(place));
    waiting.delete(place);
    if (kept.delete(place)) quietly(backend.call('typing.forget', { place }));
  };
  const store = (place: string) => {
    waiting.delete(place);
    const typed = kept.get(place);
    if (typed) quietly(backend.call('typing.keep', { place, ...typed }));
  };

  page.addEventListener(
    'focusin',
    ({ target }) => {
      if (isTextField(target) && !bases.has(target)) bases.set(target, target.value);
    },
    true,
  );
  page.addEventListener(
    'input',
    (event) => {
      const field = event.target;
      if (!isTextField(field) || !event.isTrusted) return;
      const base = bases.get(field) ?? '';
      const projectId = projectIn(page.location.hash);
      void placeOf(field, page).then((place) => {
        known.set(field, { place, base, address: page.location.hash });
        if (field.value === base) return forget(place);
        kept.set(place, { projectId, base, text: field.value });
        clearTimeout(waiting.get(place));
        waiting.set(
          place,
          setTimeout(() => store(place), pauseMs),
        );
      });
    },
    true,
  );
  page.defaultView?.addEventListener('pagehide', () => {
    for (const place of [...waiting.keys()]) store(place);
  });

  /** What went while one stayed was sent, or given up; what went with its place is kept. */
  const look = () => {
    for (const [field, { place, address }] of known) {
      if (field.isConnected && field.value !== '') continue;
      known.delete(field);
      if (field.isConnected || address === page.location.hash) forget(place);
    }
    for (const field of page.querySelectorAll('textarea, input')) if (isTextField(field)) putBack(field);
  };
  const seen = new WeakSet<Field>();
  const putBack = (field: Field) => {
    if (seen.has(field)) return;
    seen.add(field);
    void placeOf(field, page).then((place) => {
      const typed = kept.get(place);
      if (!typed) return;
      setTimeout(() => {
        if (!field.isConnected) return;
        // It shows something else than when the typing began: it was stored, or is out of date.
        if (field.value !== typed.base) return forget(place);
        bases.set(field, typed.base);
        known.set(field, { place, base: typed.base, address: page.location.hash });
        write(field, typed.text);
      }, settleMs);
    });
  };

  void backend.call('typing.list', {}).then((all) => {
    for (const { place, ...typed } of all) if (!kept.has(place)) kept.set(place, typed);
    new MutationObserver(look).observe(page.body, { childList: true, subtree: true });
    look();
  });
}

const textTypes = new Set(['text', 'url', 'email', 'tel']);
/** Fields that hid what was typed: what they hold is a secret also while it is shown. */
const secrets = new WeakSet<Element>();
const isSecret = (field: HTMLInputElement): boolean => {
  if (field.type === 'password') secrets.add(field);
  return secrets.has(field) || /password/u.test(field.autocomplete);
};
/** A field for words. Not one to search with, to choose from a list with, for a secret, or one that stores what is typed itself. */
function isTextField(target: EventTarget | null): target is Field {
  if (target instanceof Element && target.closest('[data-stores-itself]')) return false;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return (
    target instanceof HTMLInputElement &&
    !isSecret(target) &&
    textTypes.has(target.type) &&
    !target.readOnly &&
    target.role !== 'combobox' &&
    !target.hasAttribute('cmdk-input')
  );
}

const nameOf = (field: Field): string =>
  field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.name;

/** SHA-256 of where a field is: names of fields may hold words of a person, which are kept nowhere else. */
async function placeOf(field: Field, page: Document): Promise<string> {
  const name = nameOf(field);
  const alike = [...page.querySelectorAll<Field>('textarea, input')].filter(
    (other) => nameOf(other) === name,
  );
  const words = [page.location.hash.split('?')[0], field.tagName, name, alike.indexOf(field)].join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const projectIn = (address: string): string | null =>
  /\/projects\/([0-9a-f-]{36})/u.exec(address)?.[1] ?? null;

/** Writes into a field as a person would: past React's own account of what stands there, and telling it. */
function write(field: Field, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
