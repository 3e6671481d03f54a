import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBriefMarkdown } from '../../backend/projects/brief-markdown.ts';

const empty = { title: '', problem: '', people: '', constraints: '', assets: '', success: '' };

describe('a brief in Markdown', () => {
  it('is read by its headings, in any order and case', () => {
    const brief = `# Allotment watering

Vegetables **die** in July.

## SUCCESS
Fewer dead plants
## Problem
- dry soil
- *nobody* there, see \`a*b*c\`
## Who is it for?
Plot holders
### Young ones
too
## 3. Constraints (hard)
* Budget: 500
* Users: nobody may sign up
## Assets & resources
A [shared tank](https://example.org/tank) ![photo](p.png)
`;
    expect(parseBriefMarkdown(brief)).toEqual({
      title: 'Allotment watering',
      problem: 'Vegetables die in July.\n\n- dry soil\n- nobody there, see a*b*c',
      people: 'Plot holders\n\nYoung ones\n\ntoo',
      constraints: '- Budget: 500\n- Users: nobody may sign up',
      assets: 'A shared tank photo',
      success: 'Fewer dead plants',
    });
  });

  it('is read in Chinese, with CRLF and a byte-order mark', () => {
    const brief =
      '\uFEFF# 菜园浇水\r\n\r\n## 问题\r\n菜会**干死**。\r\n## 人群/用户\r\n菜农\r\n## 约束条件：\r\n预算少\r\n## 一、资源\r\n水箱\r\n## 成功标准\r\n都活着\r\n';
    expect(parseBriefMarkdown(brief)).toEqual({
      title: '菜园浇水',
      problem: '菜会干死。',
      people: '菜农',
      constraints: '预算少',
      assets: '水箱',
      success: '都活着',
    });
  });

  it('is read by labels where there are no headings', () => {
    const brief =
      'Title: Watering\nProblem: dry soil\nand wind\nPeople: plot holders\n\nyoung and old\n**Constraints:** no power\n- **Assets**: a tank\n成功： 都活着';
    expect(parseBriefMarkdown(brief)).toEqual({
      title: 'Watering',
      problem: 'dry soil\nand wind',
      people: 'plot holders\n\nyoung and old',
      constraints: 'no power',
      assets: 'a tank',
      success: '都活着',
    });
  });

  it('takes a front line, an underlined or a labelled heading as the title', () => {
    expect(parseBriefMarkdown('Watering\n\nDry soil.')).toEqual({
      ...empty,
      title: 'Watering',
      problem: 'Dry soil.',
    });
    expect(parseBriefMarkdown('Watering\n========\nDry soil.\n\nPeople\n------\nAll')).toEqual({
      ...empty,
      title: 'Watering',
      problem: 'Dry soil.',
      people: 'All',
    });
    expect(parseBriefMarkdown('# Brief: Watering\nDry soil.')).toMatchObject({
      title: 'Watering',
      problem: 'Dry soil.',
    });
    expect(parseBriefMarkdown('# Title\nWatering\n# Problem\nDry soil.')).toMatchObject({
      title: 'Watering',
      problem: 'Dry soil.',
    });
  });

  it('takes a lone sentence as the problem', () => {
    expect(parseBriefMarkdown('The soil is dry.')).toEqual({ ...empty, problem: 'The soil is dry.' });
  });

  it('keeps what stands under headings it doesn’t know, with the heading, in the problem', () => {
    expect(parseBriefMarkdown('# W\n## People\nAll\n## Weather\nHot\n### July\nHotter')).toEqual({
      ...empty,
      title: 'W',
      problem: 'Weather\n\nHot\n\nJuly\n\nHotter',
      people: 'All',
    });
  });

  it('leaves alone what only looks like markup', () => {
    const text = 'snake_case_name, 2 * 3 * 4, 2*3*4, a < b > c, C#, 5 > 3';
    expect(parseBriefMarkdown(`## Problem\n${text}`).problem).toBe(text);
    expect(parseBriefMarkdown('```\n# not a heading\n```').problem).toBe('# not a heading');
  });

  it('drops comments, rules, tags and the frames of tables', () => {
    const brief =
      '## Problem\n<!-- for me\nonly -->a<br>b\n\n---\n\n| x | y |\n|---|:-:|\n| 1 | 2 |\n\n> quoted\n\n- [ ] open';
    expect(parseBriefMarkdown(brief).problem).toBe('ab\n\nx, y\n1, 2\n\nquoted\n\n- open');
  });

  it('finds nothing in nothing', () => {
    for (const nothing of ['', '\uFEFF', ' \r\n\t\n', '#', '---', '# \n## People\n']) {
      expect(parseBriefMarkdown(nothing)).toEqual(empty);
    }
  });

  it('reads anything, and no text comes back with control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const joined = Object.values(parseBriefMarkdown(text)).join('');
        // eslint-disable-next-line no-control-regex -- what is asserted
        expect(joined).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u);
      }),
    );
  });

  it('loses no word of a plain brief', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/u);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
        (lines) => {
          const text = lines
            .map((words, index) => (index % 3 === 0 ? '# ' : '') + words.join(' '))
            .join('\n');
          const joined = Object.values(parseBriefMarkdown(text)).join(' ');
          for (const one of new Set(lines.filter((_, index) => index % 3 !== 0).flat()))
            expect(joined).toContain(one);
        },
      ),
    );
  });

  it('takes no long time over the oddest 100,000 characters', () => {
    const odd = [
      '[',
      '`',
      '*a',
      '_a',
      '<!--',
      '(',
      '# ',
      '> ',
      '- ',
      '|',
      ' ',
      '<a ',
      '![',
      '**a ',
      'x:',
      'a`',
      '\\',
      '\n',
    ];
    for (const piece of odd) {
      const text = piece.repeat(Math.floor(100_000 / piece.length));
      const start = performance.now();
      parseBriefMarkdown(`${text}x\n---`);
      expect(performance.now() - start, piece).toBeLessThan(1000);
    }
  });
});
