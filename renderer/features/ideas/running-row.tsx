import { useEffect, useRef } from 'react';
import type { GenerationJob } from './generation-job.ts';
import { RunningLine } from './running-line.tsx';

/** The place at the end of the list where the next idea will stand. */
export function RunningRow({ job }: { readonly job: GenerationJob }) {
  const row = useRef<HTMLDivElement>(null);
  const { startedAt } = job;
  // Whoever has just asked for ideas looks for them here; whoever comes back later is left where they are.
  useEffect(() => {
    if (Date.now() - startedAt < 1000) row.current?.scrollIntoView({ block: 'nearest' });
  }, [startedAt]);
  return (
    <div ref={row} className="relative -mx-5 scroll-mb-6 border-hairline px-5 py-5">
      <span className="edge absolute top-5 bottom-5 left-1" data-hand="model" />
      <RunningLine job={job} />
    </div>
  );
}
