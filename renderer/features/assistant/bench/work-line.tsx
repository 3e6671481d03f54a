import { Button } from '../../../ui/button.tsx';

interface WorkLineProps {
  readonly title: string;
  readonly says: string;
  readonly at: string;
  /** Null while it can't be told. */
  readonly share: number | null;
  readonly stopLabel: string;
  onStop(): void;
}

/** Long work in its place: what is being done, how far it is, and the way to stop it. */
export function WorkLine({ title, says, at, share, stopLabel, onStop }: WorkLineProps) {
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="truncate font-content text-content text-ink-2 italic">{says}</p>
        <p className="text-small text-ink-3 tabular-nums">{at}</p>
        <progress
          aria-label={title}
          max={1}
          value={share ?? undefined}
          className="quiet-progress mt-2 block h-[3px] w-full"
        />
      </div>
      <Button onClick={onStop}>{stopLabel}</Button>
    </div>
  );
}
