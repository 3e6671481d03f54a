/** What a page that was given hostile texts has done with them. */
export interface Found {
  /** How often a payload ran. */
  readonly ran: number;
  /** Elements that only a payload can have made: with a handler, or with an address of one. */
  readonly elements: readonly string[];
  /** Everything that can be read in the page: texts, fields, titles. */
  readonly text: string;
}

/** Put into a page before its own script: what payloads call, counted. */
export function putCanary(): void {
  Object.assign(window, { runs: 0, ran: () => (window as unknown as { runs: number }).runs++ });
  for (const name of ['alert', 'confirm', 'prompt', 'print'])
    Object.assign(window, { [name]: () => (window as unknown as { runs: number }).runs++ });
}

/** Looks through a page for what payloads did. */
export function lookThrough(): Found {
  const isForeign = (element: Element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        name.startsWith('on') ||
        ([
          'src',
          'href',
          'xlink:href',
          'action',
          'formaction',
          'data',
          'srcdoc',
          'background',
          'poster',
        ].includes(name) &&
          /evil\.test|top\.ran|javascript:|^data:text/i.test(value)),
    );
  const all = [...document.querySelectorAll('*')];
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
    ({ value }) => value,
  );
  const labels = all.flatMap((element) =>
    ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  );
  return {
    ran: (window as unknown as { runs: number }).runs,
    elements: all.filter(isForeign).map((element) => element.outerHTML.slice(0, 200)),
    text: [document.title, document.body.textContent, ...fields, ...labels].join('\n'),
  };
}

/** What {@link putBetween} says instead of the backend. */
export interface Said {
  readonly texts: readonly string[];
  /** What is written when a text is to be rewritten: each begun anew, a letter at a time. */
  readonly letters: readonly string[];
}

/**
 * Put into the window before its own script: stands between it and the backend, and rewrites nothing but `letters`.
 * While `replacing` is set on the window, it puts the next of `texts` in the place of every text that is not a name for
 * a machine (an id, a code, a time); while `failing` is set, every call fails with such a text.
 */
export function putBetween({ texts, letters }: Said): void {
  let at = 0;
  const next = () => texts[at++ % texts.length]!;
  const isForMachines = (text: string) =>
    /^[\w.:@/+=-]*$/.test(text) && (text === text.toLowerCase() || text.length > 24 || /^\d{4}-/.test(text));
  const free = new Set([
    'name',
    'title',
    'pitch',
    'text',
    'message',
    'remedy',
    'question',
    'greeting',
    'note',
  ]);
  const changed = (value: unknown, key: string): unknown => {
    if (!('replacing' in window)) return value;
    if (typeof value === 'string')
      return value === '' || (isForMachines(value) && !(free.has(key) && /[A-Z ]/.test(value)))
        ? value
        : next();
    if (Array.isArray(value)) return value.map((one) => changed(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)]));
  };
  const lost = (id: unknown) => ({
    type: 'error',
    id,
    problem: { code: 'internal', message: next(), remedy: next() },
  });
  const writeLetters = async (port: MessagePort, id: number) => {
    for (const text of letters)
      for (let end = 1; end <= text.length; end++) {
        port.postMessage({ type: 'event', id, event: { type: 'text', text: text.slice(0, end) } });
        await new Promise((drawn) => setTimeout(drawn));
      }
  };
  window.addEventListener('message', (event: MessageEvent<{ type?: string; isOurs?: boolean } | null>) => {
    const [real] = event.ports;
    if (event.data?.type !== 'inkling-port' || event.data.isOurs || !real) return;
    event.stopImmediatePropagation();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ id: number; type: string; name?: string }>) => {
      if ('failing' in window && data.type === 'call') port1.postMessage(lost(data.id));
      else if (data.type === 'call' && data.name === 'compose.rewrite') void writeLetters(port1, data.id);
      else real.postMessage(data);
    };
    real.onmessage = ({ data }: MessageEvent<Record<string, unknown>>) =>
      port1.postMessage({
        ...data,
        ...('output' in data && { output: changed(data['output'], 'output') }),
        ...('event' in data && { event: changed(data['event'], 'event') }),
      });
    window.postMessage({ type: 'inkling-port', isOurs: true }, location.origin, [port2]);
  });
}
