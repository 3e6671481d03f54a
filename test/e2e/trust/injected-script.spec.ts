import { expect, test } from '../inkling.ts';

test.use({ triesRefusedThings: true });

/** Trusted Types, of which TypeScript's library knows nothing yet. */
interface Policies {
  createPolicy(name: string, rules: object): unknown;
}

test('no text becomes a script, whatever way it is written into the page', async ({ inkling }) => {
  const { window } = inkling;
  const { tried, refused, ran } = await window.evaluate(async () => {
    const run = 'globalThis.ran = true';
    const markup = `<img src="nowhere.png" onerror="${run}"><svg onload="${run}"></svg>`;
    const policies = (globalThis as unknown as { trustedTypes: Policies }).trustedTypes;
    const letPass = { createHTML: (text: string) => text };
    const element = (name: string) => document.body.appendChild(document.createElement(name));
    const ways: Record<string, () => unknown> = {
      'script.textContent': () => (element('script').textContent = run),
      'script.text': () => ((element('script') as HTMLScriptElement).text = run),
      'script.src, data': () =>
        ((element('script') as HTMLScriptElement).src = `data:text/javascript,${run}`),
      'script.append': () => element('script').append(run),
      innerHTML: () => (element('div').innerHTML = markup),
      outerHTML: () => (element('div').outerHTML = markup),
      insertAdjacentHTML: () => element('div').insertAdjacentHTML('beforeend', markup),
      'document.write': () => (document as unknown as { write(text: string): void }).write(markup),
      srcdoc: () => ((element('iframe') as HTMLIFrameElement).srcdoc = `<script>parent.ran = true</script>`),
      'iframe, javascript:': () =>
        ((element('iframe') as HTMLIFrameElement).src = 'javascript:parent.ran = true'),
      DOMParser: () => element('div').append(new DOMParser().parseFromString(markup, 'text/html').body),
      'Range.createContextualFragment': () =>
        element('div').append(new Range().createContextualFragment(markup)),
      'setAttribute, onclick': () => element('div').setAttribute('onclick', run),
      // In a task of its own: what DevTools evaluates itself is let pass.
      'setTimeout of a text': () => (setTimeout as (code: unknown) => unknown)(run),
      'location, javascript:': () => location.assign(`javascript:${run}`),
      Worker: () => new Worker('/assets/none.js'),
      'Worker, blob': () => new Worker(URL.createObjectURL(new Blob([run]))),
      SharedWorker: () => new SharedWorker('/assets/none.js'),
      'service worker': () => navigator.serviceWorker.register('/assets/none.js'),
      'import of data': () => import(/* @vite-ignore */ `data:text/javascript,${run}`),
      'style element': () => (element('style').textContent = 'body { display: none }'),
      'another policy': () => policies.createPolicy('a', letPass),
      'the same policy again': () => policies.createPolicy('default', letPass),
    };
    const later: Record<string, () => unknown> = {
      eval: () => void (0, eval)(run),
      Function: () => (Reflect.construct(Function, [run]) as () => void)(),
    };
    const refused: string[] = [];
    for (const [name, way] of Object.entries(ways)) {
      try {
        await way();
      } catch {
        refused.push(name);
      }
    }
    await new Promise<void>((done) =>
      setTimeout(() => {
        for (const [name, way] of Object.entries(later)) {
          try {
            way();
          } catch {
            refused.push(name);
          }
        }
        for (const one of document.querySelectorAll<HTMLElement>('[onclick]')) one.click();
        done();
      }),
    );
    await new Promise((done) => setTimeout(done, 300));
    const isHidden = getComputedStyle(document.body).display === 'none';
    return { tried: Object.keys({ ...ways, ...later }), refused, ran: 'ran' in globalThis || isHidden };
  });
  expect(ran).toBe(false);
  // What isn't refused aloud simply doesn't run; these throw.
  expect(refused).toEqual(
    expect.arrayContaining([
      'innerHTML',
      'script.text',
      'srcdoc',
      'Worker',
      'eval',
      'Function',
      'another policy',
    ]),
  );
  test.info().annotations.push({ type: 'figure', description: `${tried.length} ways` });
});
