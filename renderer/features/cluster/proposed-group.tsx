import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { groupColour } from './group-colour.ts';
import { GroupName } from './group-name.tsx';
import { MoveSelect } from './move-select.tsx';
import type { DraftGroup } from './proposal-draft.ts';
import { StabilityWords } from './stability-words.tsx';

interface SharedProps {
  readonly place: number;
  readonly groups: readonly DraftGroup[];
  readonly ideas: ReadonlyMap<string, Idea>;
  readonly selected: ReadonlySet<string>;
  onLit(key: string | null): void;
  onSelect(ids: readonly string[]): void;
  onMove(ideaId: string, toKey: string | null): void;
}
interface GroupProps extends SharedProps {
  readonly group: DraftGroup;
  onRename(name: string): void;
  onJoin(into: DraftGroup): void;
  onSplit(): void;
}
interface OutsideProps extends SharedProps {
  readonly group: null;
  readonly outsideIds: readonly string[];
}

/** One proposed group with its ideas, or those that belong to none. */
export function ProposedGroup(props: GroupProps | OutsideProps) {
  const { group, place, groups, ideas, selected, onLit, onSelect, onMove } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const ids = group ? group.ideaIds : props.outsideIds;
  const others = groups.filter((other) => other !== group);
  const name = group?.name ?? t('cluster.outside');
  return (
    <li
      className="border-t border-hairline py-2"
      onPointerEnter={() => onLit(group?.key ?? null)}
      onPointerLeave={() => onLit(null)}
    >
      <div className="flex items-start gap-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-label={t('cluster.proposal.ideasOf', { name })}
          className="mt-0.5 rounded-sm text-ink-3 hover:text-ink"
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={15} aria-hidden className={open ? 'rotate-90' : ''} />
        </button>
        <span
          aria-hidden
          className={classNames(
            'mt-1.5 mr-1 size-2.5 shrink-0 rounded-full',
            !group && 'border-[1.5px] border-ink-3',
          )}
          style={group ? { background: groupColour(place) } : undefined}
        />
        {group ? (
          <GroupName name={group.name} onRename={props.onRename} />
        ) : (
          <span className="flex-1 text-ui text-ink-2">{name}</span>
        )}
        <span className="px-1 text-ui text-ink-3 tabular-nums">{format.number(ids.length)}</span>
      </div>
      <p className="pl-9 text-small text-ink-3">
        {group ? <StabilityWords stability={group.stability} /> : t('cluster.outsideHint')}
      </p>
      {open && (
        <div className="pt-1 pl-9">
          <ul>
            {ids.map((id) => (
              <li key={id} className="flex items-center justify-between gap-2">
                <button
                  type="button"
                  title={ideas.get(id)?.pitch}
                  className={classNames(
                    'min-w-0 flex-1 truncate rounded-sm py-1 text-left font-content text-ui hover:text-accent',
                    selected.has(id) && 'text-accent',
                  )}
                  onClick={() => onSelect([id])}
                >
                  {ideas.get(id)?.title}
                </button>
                <MoveSelect
                  label={t('cluster.moveIdea', { title: ideas.get(id)?.title ?? '' })}
                  groups={others.map((other) => ({ key: other.key, name: other.name }))}
                  hasOutside={group !== null}
                  onMove={(toKey) => onMove(id, toKey)}
                />
              </li>
            ))}
          </ul>
          {group && (
            <div className="-ml-3 flex flex-wrap items-center">
              {ids.length > 1 && (
                <Button look="quiet" className="font-normal!" onClick={props.onSplit}>
                  {t('cluster.proposal.split')}
                </Button>
              )}
              {others.length > 0 && (
                <MoveSelect
                  label={t('cluster.proposal.join')}
                  words={t('cluster.proposal.join')}
                  groups={others.map((other) => ({ key: other.key, name: other.name }))}
                  hasOutside={false}
                  onMove={(toKey) => {
                    const into = others.find(({ key }) => key === toKey);
                    if (into) props.onJoin(into);
                  }}
                />
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}
