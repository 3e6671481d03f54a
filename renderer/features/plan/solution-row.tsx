import { ArrowRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  prototypes,
  solutionStates,
  type BoundTo,
  type SolutionMark,
} from '../../../contract/plan-entries.ts';
import type { Solution } from '../../../contract/plan-library.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { SavedArea } from './field.tsx';
import type { Room } from './room.ts';
import { useSay } from './words.ts';

export type MarkChange = Partial<Pick<SolutionMark, 'state' | 'note' | 'boundTo'>>;

interface SolutionRowProps {
  readonly solution: Solution;
  /** Undefined while nobody touched it. */
  readonly mark: SolutionMark | undefined;
  readonly ideas: readonly { readonly id: string; readonly name: string }[];
  /** Where in the app it is done. */
  readonly room: Room | null;
  onChange(change: MarkChange): Promise<boolean>;
}

const keyOf = (one: BoundTo) => (one.kind === 'idea' ? `idea ${one.ideaId}` : `prototype ${one.prototype}`);

/** One solution: what to do, what the app offers, how far it is, and what it is about. */
export function SolutionRow({ solution, mark, ideas, room, onChange }: SolutionRowProps) {
  const { t } = useTranslation();
  const say = useSay();
  const title = say(solution.title);
  const bound = mark?.boundTo ?? [];
  const nameOf = (one: BoundTo) =>
    one.kind === 'prototype'
      ? t(`plan.challenges.prototypes.${one.prototype}`)
      : (ideas.find(({ id }) => id === one.ideaId)?.name ?? t('plan.evidence.gone'));
  const all: BoundTo[] = [
    ...prototypes.map((prototype) => ({ kind: 'prototype' as const, prototype })),
    ...ideas.map(({ id }) => ({ kind: 'idea' as const, ideaId: id })),
  ];
  const free = all.filter((one) => !bound.some((other) => keyOf(other) === keyOf(one)));

  return (
    <li aria-label={title} className="border-b border-hairline py-4 first:pt-0 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="font-content text-content font-semibold">{title}</h3>
        <Choice
          label={t('plan.challenges.state', { title })}
          value={mark?.state ?? 'open'}
          options={solutionStates.map((value) => ({ value, label: t(`plan.challenges.states.${value}`) }))}
          onChange={(state) => void onChange({ state })}
        />
      </div>
      <p className="mt-0.5 max-w-column font-content text-ui">{say(solution.what)}</p>
      <p className="mt-1 max-w-column text-small text-ink-2">
        <span className="text-ink-3">{t('plan.challenges.here')}: </span>
        {say(solution.here)}
        {room && (
          <button
            type="button"
            onClick={() => room.go()}
            className="ml-2 inline-flex items-center gap-1 rounded-sm text-accent hover:underline"
          >
            {t('plan.challenges.go', { place: room.label })}
            <ArrowRight size={12} aria-hidden />
          </button>
        )}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <span className="text-ink-3">{t('plan.challenges.about')}</span>
        {bound.length === 0 && <span className="text-ink-2">{t('plan.challenges.whole')}</span>}
        {bound.map((one) => (
          <span key={keyOf(one)} className="inline-flex max-w-full items-center rounded-sm bg-paper-low pl-2">
            <span className="truncate">{nameOf(one)}</span>
            <IconButton
              label={t('plan.challenges.unbind', { name: nameOf(one) })}
              className="size-6"
              onClick={() => void onChange({ boundTo: bound.filter((other) => keyOf(other) !== keyOf(one)) })}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        ))}
        <Select
          bare
          label={t('plan.challenges.bindLabel', { title })}
          value="none"
          options={[
            { value: 'none', label: t('plan.challenges.bind') },
            ...free.map((one) => ({ value: keyOf(one), label: nameOf(one) })),
          ]}
          onChange={(key) => {
            const one = free.find((other) => keyOf(other) === key);
            if (one) void onChange({ boundTo: [...bound, one] });
          }}
        />
      </div>
      <div className="mt-2 max-w-column">
        <SavedArea
          label={t('plan.challenges.noteOf', { title })}
          placeholder={t('plan.note')}
          saved={mark?.note ?? ''}
          onSave={(note) => onChange({ note })}
        />
      </div>
    </li>
  );
}
