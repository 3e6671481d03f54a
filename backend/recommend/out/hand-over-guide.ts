import type { Dataset } from '../../../contract/recommend-data.ts';
import type { RecommenderRun } from '../../../contract/recommend-results.ts';
import { contenderName } from '../evaluation/verdict-words.ts';

/** How to go on outside Inkling, in Markdown; with the newest run's settings where there is one. */
export function handOverGuide(dataset: Dataset, run: RecommenderRun | null): string {
  const best = run?.contenders.find(({ id }) => id === run.verdict.best);
  const settings = best && Object.entries(best.settings).map(([name, value]) => `${name} = ${value}`);
  return `# Going on from here

This dataset has ${dataset.users} users, ${dataset.items} items and ${dataset.interactions} interactions.
${best ? `The evaluation chose ${contenderName(best.id)}${settings && settings.length > 0 ? ` with ${settings.join(', ')}` : ''}.` : 'It has not been evaluated yet; do that first, so that there is something to compare with.'}

## Lists as files

\`top-n.csv\` has the list of every user, \`similar-items.csv\` what is most like every item. For a shop or a newsletter
that is often enough: load them into the database of the site, and make them anew every night.

## Gorse, a recommender as a service

Export "Gorse": \`users.csv\`, \`items.csv\` and \`feedback.csv\` have the columns of Gorse's own export and are imported on
the dashboard, users and items before feedback. Name the feedback type in \`config.toml\`:

\`\`\`toml
[recommend.data_source]
positive_feedback_types = ["choice"]
\`\`\`

Items that are not in stock are marked as hidden. Gorse refuses ids with a slash. New interactions go to its REST
interface, so lists follow within minutes.

## RecBole, for trying out many more models

Export "RecBole": put \`dataset.inter\` and \`dataset.item\` into \`dataset/dataset/\`, and name the columns:

\`\`\`yaml
USER_ID_FIELD: user_id
ITEM_ID_FIELD: item_id
${dataset.has.times ? 'TIME_FIELD: timestamp\n' : ''}load_col:
  inter: [user_id, item_id${dataset.has.times ? ', timestamp' : ''}]
eval_args:
  split: {RS: [0.8, 0.1, 0.1]}
  order: RO
  group_by: user
  mode: full
topk: [${run?.protocol.k ?? 10}]
metrics: [NDCG, Recall, Hit]
\`\`\`

Compare its figures with those here only when split, metric and list length are the same.
`;
}
