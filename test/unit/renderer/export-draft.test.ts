import { expect, test } from 'vitest';
import {
  freshDraft,
  isComplete,
  partsOffered,
  requestOf,
} from '../../../renderer/features/leave/export-draft.ts';
import { familyOf } from '../../../renderer/features/lineage/family.ts';
import { buildIdea } from '../../support/build.ts';

const projectId = '0e4f1c5e-7d8f-4a7b-9c55-1d2a3b4c5d6e';

test('a sheet asks for what its format needs, and nothing that it does not', () => {
  const draft = freshDraft(null);
  expect(isComplete(draft)).toBe(true);
  expect(requestOf(draft, projectId, 'en')).toMatchObject({
    format: 'html',
    ideas: 'all',
    byteOrderMark: false,
  });
  expect(isComplete({ ...draft, parts: [] })).toBe(false);
  expect(isComplete({ ...draft, format: 'csv', parts: [] })).toBe(true);
  const pitch = { ...draft, format: 'pptx' as const };
  expect(isComplete(pitch)).toBe(false);
  expect(requestOf({ ...pitch, ideaId: projectId }, projectId, 'zh-CN')).toEqual({
    projectId,
    language: 'zh-CN',
    format: 'pptx',
    ideas: [projectId],
    byteOrderMark: false,
  });
  expect(isComplete({ ...draft, ideas: 'one' })).toBe(false);
  expect(isComplete({ ...draft, ideas: 'one', parts: ['brief'] })).toBe(true);
});

test('groups are offered where some were kept', () => {
  expect(partsOffered(false)).toEqual(['brief', 'ideas', 'scores', 'documents', 'plan']);
  expect(partsOffered(true)).toContain('groups');
  const some = { ...freshDraft(null), parts: ['groups'] as const, ideas: 'one' as const };
  expect(isComplete(some)).toBe(false);
});

test('a family is parents, the idea and what grew from it; circles and gone parents end it', () => {
  const root = buildIdea(projectId, { title: 'root' });
  const idea = buildIdea(projectId, { title: 'idea', parentId: root.id });
  const brother = buildIdea(projectId, { title: 'brother', parentId: root.id });
  const child = buildIdea(projectId, { title: 'child', parentId: idea.id });
  const grandchild = buildIdea(projectId, { title: 'grandchild', parentId: child.id });
  const all = [root, idea, brother, child, grandchild];
  const family = familyOf(idea, all);
  expect(family.relatives.map((one) => [one.idea.title, one.depth])).toEqual([
    ['root', 0],
    ['idea', 1],
    ['child', 2],
    ['grandchild', 3],
  ]);
  expect(family.isEldestGone).toBe(false);
  expect(familyOf(idea, all.slice(1)).isEldestGone).toBe(true);
  const circle = { ...root, parentId: grandchild.id };
  expect(familyOf(idea, [circle, ...all.slice(1)]).relatives).toHaveLength(4);
});
