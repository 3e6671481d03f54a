import { useTranslation } from 'react-i18next';
import type { PredictRun } from '../../../contract/predict-results.ts';
import type { DrawableTree } from '../../../contract/predict-uses.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { layOutTree } from './tree-layout.ts';

/** The decision tree of a run, drawn. */
export function TreePart({ run }: { readonly run: PredictRun }) {
  const { t } = useTranslation();
  const tree = useAsk('predict.treeOf', { runId: run.id });
  if (tree.error) return <ProblemNotice problem={problemOf(tree.error)} />;
  if (!tree.data) return null;
  return (
    <figure className="my-4">
      <figcaption className="text-small font-medium text-ink-2">{t('predict.results.tree')}</figcaption>
      <div
        role="region"
        aria-label={t('predict.results.tree')}
        tabIndex={0}
        className="mt-2 max-h-[32rem] overflow-auto"
      >
        <Drawing tree={tree.data} />
      </div>
    </figure>
  );
}

const cell = { width: 176, height: 74 };
const box = { width: 164, height: 42 };

function Drawing({ tree }: { readonly tree: DrawableTree }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { places, leaves } = layOutTree(tree);
  const at = (id: number) => ({
    x: (places.get(id)?.x ?? 0) * cell.width + box.width / 2 + 4,
    y: (places.get(id)?.depth ?? 0) * cell.height + 4,
  });
  return (
    <svg
      role="img"
      aria-label={t('predict.results.tree')}
      width={leaves * cell.width + 8}
      height={(tree.depth + 1) * cell.height}
      className="text-small"
    >
      {tree.nodes.map(({ id, test }) =>
        test
          ? ([test.yes, test.no] as const).map((child, branch) => {
              const from = at(id);
              const to = at(child);
              return (
                <g key={`${id}-${child}`}>
                  <line
                    x1={from.x}
                    y1={from.y + box.height}
                    x2={to.x}
                    y2={to.y}
                    className="stroke-hairline-strong"
                  />
                  <text
                    x={(from.x + to.x) / 2 + (branch === 0 ? -4 : 4)}
                    y={(from.y + box.height + to.y) / 2}
                    textAnchor={branch === 0 ? 'end' : 'start'}
                    className="fill-ink-3"
                  >
                    {branch === 0 ? t('predict.results.yes') : t('predict.results.no')}
                  </text>
                </g>
              );
            })
          : null,
      )}
      {tree.nodes.map(({ id, test, prediction, rows }) => {
        const { x, y } = at(id);
        const head = test ? test.label : prediction;
        return (
          <g key={id}>
            <title>{`${head} (${t('predict.data.rows', { rows: format.number(rows) })})`}</title>
            <rect
              x={x - box.width / 2}
              y={y}
              width={box.width}
              height={box.height}
              rx={4}
              className={test ? 'fill-paper stroke-hairline-strong' : 'fill-accent-wash stroke-accent'}
            />
            <text x={x} y={y + 17} textAnchor="middle" className="fill-ink">
              {head.length > 24 ? `${head.slice(0, 23)}…` : head}
            </text>
            <text x={x} y={y + 33} textAnchor="middle" className="fill-ink-3">
              {t('predict.data.rows', { rows: format.number(rows) })}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
