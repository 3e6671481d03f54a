import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../../backend/library-folder.ts';
import type { IdeaDocument } from '../../../contract/develop-documents.ts';
import { printedDocument } from '../../../renderer/features/develop/printed-document.ts';

const { documents } = await readLibrary(path.join(import.meta.dirname, '../../../library'));
const words = { title: 'Bell & <Drum>', language: 'zh-CN', evidence: '实心：有证据' } as const;
const template = (id: string) => documents.find((one) => one.id === id)!;
const entry = (
  text: string,
  evidence: IdeaDocument['fields'][number]['entries'][number]['evidence'] = [],
) => ({
  id: crypto.randomUUID(),
  text,
  cells: {},
  by: 'person' as const,
  assumption: null,
  evidence,
});

describe('a printed document', () => {
  it('lays every field of a canvas in its area, across the sheet, in the language shown', () => {
    const canvas = template('lean-canvas');
    const html = printedDocument(canvas, undefined, words);
    expect(html).toContain('size: A4 landscape');
    for (const { id, label } of canvas.sections.flatMap(({ fields }) => fields)) {
      expect(html).toContain(`grid-area: ${id}`);
      expect(html).toContain(label['zh-CN']);
    }
  });

  it('shows what is written as it is written, and which claims have something behind them', () => {
    const note = { kind: 'note', rung: 'says', text: 'said', on: null } as const;
    const shown = {
      id: crypto.randomUUID(),
      ideaId: crypto.randomUUID(),
      entryId: crypto.randomUUID(),
      fields: note,
      isThere: true,
      createdAt: 0,
    };
    const html = printedDocument(
      template('swot'),
      {
        templateId: 'swot',
        fields: [
          {
            fieldId: 'strengths',
            updatedAt: 0,
            entries: [
              entry('<script>alert(1)</script>', [shown]),
              entry('a "guess"', [{ ...shown, fields: { ...note, rung: 'guess' } }]),
            ],
          },
        ],
        summary: { claims: 2, withEvidence: 1, riskiest: null },
      },
      words,
    );
    expect(html).toContain('<li class="shown">&lt;script&gt;alert(1)&lt;/script&gt;</li>');
    expect(html).toContain('<li class="">a &quot;guess&quot;</li>');
    expect(html).toContain('Bell &amp; &lt;Drum&gt;');
    expect(html).not.toContain('<script>');
  });
});
