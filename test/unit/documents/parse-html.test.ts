import { expect, test, vi } from 'vitest';
import { encoded } from '../../support/documents/encoded.ts';
import { outline, problemCodes, read } from '../../support/documents/outline.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Kettle &amp; co</title>${head}</head><body>${body}</body></html>`;

test('headings, lists, tables and code keep their structure', async () => {
  const document = await read(
    'page.html',
    page(`<nav><a href="/">Home</a></nav><main><h1>Kettle</h1><p>Descale it <b>monthly</b>,<br>not yearly.</p>
      <ul><li>one<ul><li>two</li></ul></li><li><p>three</p><p>more</p></li></ul><ol start="4"><li>four</li></ol>
      <table><caption>Prices</caption><tr><th>Part</th><th>Price</th></tr><tr><td>Lid<br>big</td><td>4 €</td></tr></table>
      <table><tr><td><h2>In a layout</h2><p>words</p></td></tr></table>
      <pre>a\n  b</pre><div>loose <span>words</span></div></main><footer>© us</footer>`),
  );
  expect(outline(document)).toEqual([
    '# Kettle',
    'Descale it monthly,\nnot yearly.',
    '- one',
    '-- two',
    '- three',
    'more',
    '- 4. four',
    'Prices',
    '| Part: Lid big; Price: 4 €',
    '## In a layout',
    'words',
    '` a\n  b',
    'loose words',
  ]);
  expect(document).toMatchObject({ kind: 'html', title: 'Kettle & co', problems: [] });
});

test('an article is read without what stands around it, and keeps its tables and lists', async () => {
  const sentence = 'The kettle boils a litre of water in three minutes, and then switches itself off. ';
  const paragraphs = Array.from({ length: 8 }, () => `<p>${sentence.repeat(4)}</p>`).join('');
  const around = '<div class="sidebar"><a href="a">Related</a> <a href="b">Share this</a></div>';
  const table = '<table><tr><th>Part</th><th>Price</th></tr><tr><td>Lid</td><td>4 €</td></tr></table>';
  const document = await read(
    'article.html',
    page(`${around}<article><h2>Use</h2>${paragraphs}<ul><li>Wipe it.</li></ul>${table}</article>${around}`),
  );
  expect(outline(document)).toContain('## Use');
  expect(outline(document)).toContain('- Wipe it.');
  expect(outline(document)).toContain('| Part: Lid; Price: 4 €');
  expect(document.text).not.toContain('Share this');
});

test('scripts are not run, and nothing is fetched', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const marker = '__scriptRan';
  const document = await read(
    'evil.html',
    page(
      `<script>globalThis.${marker}=1</script><img src="http://127.0.0.1:9/x.png" onerror="globalThis.${marker}=1">
       <iframe src="http://127.0.0.1:9/"></iframe><svg onload="globalThis.${marker}=1"><script>globalThis.${marker}=1</script></svg>
       <p onclick="globalThis.${marker}=1">words</p><object data="file:///etc/hostname">none</object>`,
      `<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><style>p{}</style><base href="http://127.0.0.1:9/">`,
    ),
  );
  expect(document.text).toBe('words');
  expect(globalThis).not.toHaveProperty(marker);
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

test('a page in the encoding that it names', async () => {
  const html = page('<p>名稱</p>', '<meta charset="big5">');
  const document = await read('page.html', encoded(html, 'big5'));
  expect(document).toMatchObject({ text: '名稱', encoding: { name: 'big5' } });
});

test('a page that nests endlessly, one that is cut off, and one without words', async () => {
  const deep = await read('deep.html', page(`${'<div>'.repeat(20_000)}words`));
  expect(deep.text).toContain('words');
  const lists = await read('deep.html', page('<p>words</p><ul><li>one<nav>two'.repeat(5000)));
  expect(lists.text).toContain('two');
  expect((await read('cut.html', '<html><body><p>words<table><tr><td')).text).toContain('words');
  await expect(read('empty.html', page('<script>1</script>'))).rejects.toMatchObject({ code: 'file-empty' });
});

test('what is a page is read as one whatever its name', async () => {
  const document = await read('page.txt', page('<p>words</p>'));
  expect(document).toMatchObject({ kind: 'html', text: 'words' });
  expect(problemCodes(document)).toEqual(['wrong-extension']);
});
