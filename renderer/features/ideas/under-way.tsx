import { useStore } from '../../ui/store.ts';
import { useIdeasDesk } from './ideas-desk.ts';
import { Outcome, Skipped } from './outcome.tsx';
import { RunningRow } from './running-row.tsx';

/** The generations under way in a project, and what those that ended came to. */
export function UnderWay({ projectId }: { readonly projectId: string }) {
  const jobs = useStore(useIdeasDesk().jobs, (state) => state).filter((job) => job.projectId === projectId);
  return (
    <div className="max-w-column">
      {jobs
        .filter((job) => job.state === 'running' && job.purpose.kind !== 'replace')
        .map((job) => (
          <div key={job.id}>
            <RunningRow job={job} />
            <Skipped stimuli={job.skipped} />
          </div>
        ))}
      {jobs
        .filter((job) => job.state !== 'running')
        .map((job) => (
          <Outcome key={job.id} job={job} />
        ))}
    </div>
  );
}
