import type { ConvertedModel } from './ports.ts';

/** Languages that models of an architecture are made for, where their files don't say. */
const usual: Readonly<Record<string, readonly string[]>> = { qwen2: ['en', 'zh'], qwen3: ['en', 'zh'] };

/** The languages of a model as tags ("en"): those its file names, else those that are usual, else English. */
export function languagesOf({
  languages,
  architecture,
}: Pick<ConvertedModel, 'languages' | 'architecture'>): string[] {
  const tags = languages.filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(tag)).slice(0, 40);
  if (tags.length > 0) return [...new Set(tags)];
  return [...(Object.hasOwn(usual, architecture) ? (usual[architecture] ?? []) : ['en'])];
}
