import { useCallback } from 'react';
import type { TestRun } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What a run is called that nobody has named: the minute it began, in UTC. */
const unnamed = (startedAt: number) => new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ');

/** The name of a run with the time it began, since two versions may bear one name. */
export function useRunName(): (run: TestRun) => string {
  const format = useFormat();
  return useCallback(
    ({ name, startedAt }) =>
      name === unnamed(startedAt) ? format.moment(startedAt) : `${name}, ${format.moment(startedAt)}`,
    [format],
  );
}
