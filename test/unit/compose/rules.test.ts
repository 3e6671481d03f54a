import { describe, expect, it } from 'vitest';
import { rewriteByRules } from '../../../backend/compose/rules/index.ts';

const page = `# Seat board

Seat board is a board that shows which lessons are free. The board was made last year.

- Lessons that are free are shown the evening before.
- It is blue.`;

describe('rules for rewriting', () => {
  it('shorten to sentences of the text, and leave headings and paragraphs apart', () => {
    const short = rewriteByRules(page, 'shorten');
    expect(short.length).toBeLessThan(page.length);
    for (const line of short.split('\n').filter((one) => one !== '')) expect(page).toContain(line);
    expect(short).not.toMatch(/# Seat board[ \t]+\S/u);
  });

  it('shorten a single sentence by what stands in brackets', () => {
    expect(rewriteByRules('It costs 4 euros (with tax).', 'shorten')).toBe('It costs 4 euros.');
  });

  it('put sentences of a paragraph in a row', () => {
    const text =
      'The bakery throws bread away every evening. It rains. The bakery bakes bread that nobody buys in the evening. Birds sing.';
    expect(rewriteByRules(text, 'shorten')).toMatch(/^The bakery [^\n]+\. [^\n]+\.$/u);
  });

  it('list the sentences as points', () => {
    expect(rewriteByRules('One thing. Another thing.', 'bullets')).toBe('- One thing.\n- Another thing.');
  });
});
