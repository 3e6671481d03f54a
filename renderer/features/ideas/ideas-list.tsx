import { useMemo } from 'react';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { areOfSeveralDays, type SortOrder } from './arrange.ts';
import type { IdeaFieldName } from './idea-form.tsx';
import { IdeaRow } from './idea-row.tsx';
import { ScoreHead, scoreCount } from './score-columns.tsx';
import type { IdeaActions } from './use-idea-actions.ts';
import type { ScoreColumn } from './use-scores.ts';
import type { PickingControl } from './use-picking.ts';
import { useVirtualRows, type Wanted } from './use-virtual-rows.ts';

interface IdeasListProps {
  readonly label: string;
  readonly ideas: readonly Idea[];
  readonly selectedId: string | null;
  readonly picking: PickingControl;
  readonly unfolded: ReadonlySet<string>;
  readonly hits: ReadonlyMap<string, IdeaHit> | null;
  readonly scores: readonly ScoreColumn[];
  readonly sort: SortOrder;
  readonly actions: IdeaActions;
  readonly wanted: Wanted | null;
  onSelect(id: string): void;
  onSort(sort: SortOrder): void;
  onUnfold(id: string): void;
  onField(id: string, name: IdeaFieldName, text: string): void;
}

const rowEstimate = 118;

/** The ideas one under the other, with their marks in columns where there is room. */
export function IdeasList(props: IdeasListProps) {
  const { ideas, picking, scores } = props;
  const { list, rows, measure, above, below } = useVirtualRows({
    ids: ideas.map(({ id }) => id),
    estimate: rowEstimate,
    wanted: props.wanted,
  });
  // A column that says the same day all the way down says nothing.
  const showsDay = useMemo(() => areOfSeveralDays(ideas), [ideas]);
  return (
    <div className="@container" style={scoreCount(scores)}>
      {scores.length > 0 && <ScoreHead scores={scores} sort={props.sort} onSort={props.onSort} />}
      <ul ref={list} aria-label={props.label} style={{ paddingTop: above, paddingBottom: below }}>
        {rows.map(({ index }) => {
          const idea = ideas[index];
          if (!idea) return null;
          const { id } = idea;
          return (
            <IdeaRow
              key={id}
              idea={idea}
              position={index + 1}
              total={ideas.length}
              selected={id === props.selectedId}
              picked={picking.ids.has(id)}
              picking={picking.ids.size > 0}
              unfolded={props.unfolded.has(id)}
              hit={props.hits?.get(id) ?? null}
              scores={scores}
              showsDay={showsDay}
              actions={props.actions}
              measure={measure}
              onSelect={props.onSelect}
              onPick={picking.toggle}
              onPress={picking.press}
              onUnfold={props.onUnfold}
              onField={props.onField}
            />
          );
        })}
      </ul>
    </div>
  );
}
