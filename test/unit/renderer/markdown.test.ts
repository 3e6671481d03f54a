import { fileNameOf } from '../../../contract/file-name.ts';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { briefMarkdownLimit } from '../../../contract/projects.ts';
import { briefToMarkdown } from '../../../renderer/features/brief/brief-markdown.ts';
import { readMarkdownFile } from '../../../renderer/features/brief/read-markdown-file.ts';
import { plainMarkdown } from '../../../contract/markdown.ts';
import { ideasToMarkdown } from '../../../renderer/features/ideas/ideas-markdown.ts';
import { buildIdea } from '../../support/build.ts';

const labels = { who: 'Who', why: 'Why', experiment: 'Test', origin: () => null };

describe('ideasToMarkdown', () => {
  it('writes a heading for each idea, its parts, and where it came from', () => {
    const idea = {
      ...buildIdea(randomUUID()),
      title: 'The 4 pm shelf',
      pitch: 'Priced to go.',
      starred: true,
    };
    const parts = { ...idea, who: 'Passers-by', why: '', experiment: 'Chalk\nfor a week' };
    const text = ideasToMarkdown('Bread', [parts], { ...labels, origin: () => 'by the model' });
    expect(text).toBe(
      [
        '# Bread',
        '## The 4 pm shelf ★',
        'Priced to go.',
        '- **Who:** Passers-by\n- **Test:** Chalk for a week',
        '<sub>by the model</sub>',
      ].join('\n\n') + '\n',
    );
  });

  it('lets no text pose as markup', () => {
    expect(plainMarkdown('# <img src=x> *bold* [a](b)')).toBe('\\# \\<img src=x\\> \\*bold\\* \\[a\\](b)');
    expect(plainMarkdown('1. no list\n- nor this')).toBe('1\\. no list - nor this');
    expect(plainMarkdown('- no list')).toBe('\\- no list');
    expect(plainMarkdown('-40 degrees, #1')).toBe('-40 degrees, #1');
  });

  it('writes only a heading where there are no ideas', () => {
    expect(ideasToMarkdown('Bread', [], labels)).toBe('# Bread\n');
  });
});

describe('briefToMarkdown', () => {
  it('leaves out fields that say nothing', () => {
    const fields = {
      title: 'Bread ',
      problem: 'Waste.',
      people: ' ',
      constraints: '',
      assets: '',
      success: 'None.',
    };
    expect(briefToMarkdown(fields)).toBe(
      '# Bread\n\n## Problem\n\nWaste.\n\n## What success looks like\n\nNone.\n',
    );
  });
});

describe('readMarkdownFile', () => {
  const file = (name: string, content: BlobPart) => new File([content], name);

  it('reads Markdown in UTF-8', async () => {
    expect(await readMarkdownFile(file('brief.MD', '# Brot für alle'))).toEqual({
      kind: 'text',
      text: '# Brot für alle',
    });
  });

  it('refuses what is no Markdown, too long, or not text', async () => {
    expect(await readMarkdownFile(file('brief.docx', 'x'))).toEqual({ kind: 'notText' });
    expect(await readMarkdownFile(file('a.md', 'x'.repeat(briefMarkdownLimit + 1)))).toEqual({
      kind: 'tooBig',
    });
    expect(await readMarkdownFile(file('a.md', new Uint8Array(briefMarkdownLimit * 4 + 1)))).toEqual({
      kind: 'tooBig',
    });
    expect(await readMarkdownFile(file('a.md', new Uint8Array([0xff, 0xfe, 0x80])))).toEqual({
      kind: 'cannotRead',
    });
  });
});

describe('fileNameOf', () => {
  it('makes a name every system takes', () => {
    expect(fileNameOf('Bread: a/b? "c"\n', 'md')).toBe('Bread a b c.md');
    expect(fileNameOf('../../etc', 'md')).toBe('etc.md');
    expect(fileNameOf(' ... ', 'md')).toBe('inkling.md');
    expect(fileNameOf('面包', 'md')).toBe('面包.md');
    expect(fileNameOf('x'.repeat(500), 'md')).toHaveLength(83);
  });
});
