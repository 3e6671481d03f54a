import path from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../../../backend/library-folder.ts';
import { withoutGaps } from '../../../backend/leave/pitch/gaps.ts';

const { documents: templates } = await readLibrary(path.join(import.meta.dirname, '../../../library'));

/** What is left of a text, in an entry and in a cell. */
function shown(text: string): string {
  const entry = {
    ...{ id: 'a', text, cells: { method: text } },
    ...{ by: 'person' as const, assumption: null, evidence: [] },
  };
  const { documents } = withoutGaps(
    {
      ...{ ideaId: 'i', title: 'An idea', objections: [] },
      documents: [
        {
          templateId: 'lean-canvas',
          fields: [{ fieldId: 'first', entries: [entry], updatedAt: 0 }],
          summary: { claims: 0, withEvidence: 0, riskiest: null },
        },
      ],
    },
    templates,
  );
  const [left] = documents[0]!.fields[0]!.entries;
  expect(left!.cells).toEqual({ method: left!.text });
  return left!.text;
}

/** Every beginning of the library that leaves a place open, in both languages. */
const starters = templates
  .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.flatMap(({ draft }) => draft ?? [])))
  .flatMap((draft) => [...draft.starters, ...draft.starters.flatMap((one) => one.besides)])
  .flatMap((one) => ('text' in one ? (one.text ?? []) : one))
  .flatMap((one) => [one.en, one['zh-CN']])
  .filter((text) => text.includes('…'));

test('every gap of the library is one, whichever of the others are filled', () => {
  expect(starters.length).toBeGreaterThan(100);
  for (const starter of starters) {
    const parts = starter.replace(/\{[^}]*\}/gu, 'old neighbours').split(/(……|…)/u);
    for (let open = 1; open < parts.length; open += 2) {
      const one = parts.map((part, at) => (at % 2 === 1 && at !== open ? '某事 or other' : part)).join('');
      expect(shown(one), one).toBe('');
      expect(shown(`A line before it.\n${one}\nAnd one behind it.`), one).toBe('');
    }
    const filled = parts.map((part, at) => (at % 2 === 1 ? '某事 or other' : part)).join('');
    expect(shown(filled)).toBe(filled);
  }
});

test.each([
  '他们说太贵了……',
  '“他们说太贵了……”',
  '他们不买，因为……说不上来。',
  '等了很久……终于有人接了电话。',
  '… and then we left.',
  'They said it was too dear …',
  'They told us that … well, nobody came.',
  'It works, because …',
  'They waited… and waited.',
])('an ellipsis of one’s own is none: %s', (text) => {
  expect(shown(text)).toBe(text);
});

test.each(['Every Monday: …', '每周一：……', '……', '…', '…….'])(
  'a label or a line of its own stays open: %s',
  (text) => {
    expect(shown(text)).toBe('');
  },
);
