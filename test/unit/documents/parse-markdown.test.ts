import { expect, test } from 'vitest';
import { outline, read } from '../../support/documents/outline.ts';

test('structure is kept, marks inside lines are dropped', async () => {
  const document = await read(
    'manual.md',
    `---
title: front matter
---
# The *kettle* ##

A **strong** [manual](https://example.com/a "b") with ![a picture](x.png) and \`code_here\`,
going on; 2 * 3 * 4 and snake_case_word stay. <b>Bold</b> &amp; \\*plain\\*.

> quoted
> words

Care
----
- one
  goes on
  - deeper
3. third

| Part | Price |
|:-----|------:|
| Lid \\| cap | **4 €** |
| Filter | |

\`\`\`sh
# no heading
  run   it
\`\`\`

***

清洗前
请拔下插头。`,
  );
  expect(outline(document)).toEqual([
    '# The kettle',
    'A strong manual with a picture and code_here, going on; 2 * 3 * 4 and snake_case_word stay. Bold & *plain*.',
    'quoted words',
    '## Care',
    '- one goes on',
    '-- deeper',
    '- 3. third',
    '| Part: Lid | cap; Price: 4 €',
    '| Part: Filter',
    '` # no heading\n  run   it',
    '清洗前请拔下插头。',
  ]);
  expect(document.kind).toBe('markdown');
  expect(document.blocks.at(-1)?.headingPath).toEqual(['The kettle', 'Care']);
});

test.each(['# ', '```', '| a |\n|--', '[[[[(((', '***__``', '- \n- ', '|', '> > >', '---\n---'])(
  'odd Markdown is read without an end: %j',
  async (text) => {
    const document = await read('odd.md', `${text}\n\nwords ${text}`);
    expect(document.text).toContain('words');
  },
);

test('a hundred thousand marks take no time to speak of', async () => {
  for (const mark of ['[', '*a', '_a ', '`', '<a', '![](', '|', '- ', '\\', '#']) {
    const document = await read('marks.md', `words ${mark.repeat(100_000)}`);
    expect(document.text).toContain('words');
  }
});
