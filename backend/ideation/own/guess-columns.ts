import type { OwnIdeaColumn, OwnIdeaMapping } from '../../../contract/own-ideas.ts';
import { ownIdeaColumns } from '../../../contract/own-ideas.ts';

/** What people call the columns, in the order of how sure it is. */
const names: Readonly<Record<OwnIdeaColumn, RegExp>> = {
  title: /^(?:title|idea|idea name|name|headline|subject|标题|题目|名称|想法|点子|创意)s?$/iu,
  pitch: /^(?:pitch|description|details?|summary|text|body|content|what|描述|说明|简介|内容|一句话)$/iu,
  who: /^(?:who|for|for whom|audience|users?|customers?|target(?: group)?|为谁|对象|用户|客户|目标用户)$/iu,
  why: /^(?:why|reason|rationale|benefit|value|why it (?:could )?works?|为什么|理由|原因|价值)$/iu,
  experiment: /^(?:experiment|first experiment|test|first test|next step|实验|测试|验证|首个实验|下一步)$/iu,
  tags: /^(?:tags?|labels?|keywords?|category|categories|theme|标签|类别|分类|主题)$/iu,
};

/** Which column is which by its name; the first column stands in for a title that has none. Chosen ones are kept. */
export function guessColumns(
  columns: readonly string[],
  chosen: Partial<Record<OwnIdeaColumn, string | null | undefined>>,
): OwnIdeaMapping {
  const taken = new Set(Object.values(chosen).filter((name) => typeof name === 'string'));
  const find = (role: OwnIdeaColumn): string | null => {
    const given = chosen[role];
    if (given !== undefined) return given;
    const free = columns.filter((name) => !taken.has(name));
    const found = free.find((name) => names[role].test(name.trim())) ?? null;
    if (found !== null) taken.add(found);
    return found;
  };
  const mapping = Object.fromEntries(ownIdeaColumns.map((role) => [role, find(role)])) as OwnIdeaMapping;
  if (mapping.title === null && chosen.title === undefined)
    mapping.title = columns.find((name) => !taken.has(name)) ?? null;
  return mapping;
}
