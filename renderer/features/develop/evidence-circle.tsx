import { useTranslation } from 'react-i18next';
import { evidenceRungs } from '../../../contract/develop-documents.ts';
import { classNames } from '../../ui/class-names.ts';
import { usePage } from './page-context.ts';

interface EvidenceCircleProps {
  readonly entryId: string;
  /** The claim. */
  readonly words: string;
  readonly className?: string;
}

/** How far a circle is filled for the best evidence behind a claim: open with none, full from what people say on. */
const fills = {
  none: 'bg-transparent',
  guess: 'bg-transparent border-dashed',
  desk: 'bg-[linear-gradient(to_top,var(--accent)_50%,transparent_50%)]',
  says: 'bg-accent',
  does: 'bg-accent',
  pays: 'bg-accent',
} as const;

/** Open for a claim with nothing behind it, filled for one with evidence; it opens what there is. */
export function EvidenceCircle({ entryId, words, className }: EvidenceCircleProps) {
  const { t } = useTranslation();
  const page = usePage();
  const evidence = page.entry(entryId)?.evidence.filter(({ isThere }) => isThere) ?? [];
  const best = evidenceRungs.toReversed().find((rung) => evidence.some(({ fields }) => fields.rung === rung));
  const label = best
    ? t('develop.evidence.circle', { rung: t(`develop.rungs.${best}`), words })
    : t('develop.evidence.circleNone', { words });
  return (
    <button
      type="button"
      title={best ? t(`develop.rungs.${best}`) : t('develop.evidence.none')}
      aria-label={label}
      onClick={() => page.openEvidence(entryId, words)}
      className={classNames(
        'group/circle flex size-5 shrink-0 items-center justify-center rounded-full',
        className,
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'size-[9px] rounded-full border-[1.5px] border-accent group-hover/circle:outline-2 group-hover/circle:outline-accent-wash',
          fills[best ?? 'none'],
        )}
      />
    </button>
  );
}
