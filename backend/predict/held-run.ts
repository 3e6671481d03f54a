import { openedTable } from './data/stored-table.ts';
import type { Table } from './data/column.ts';
import type { StoredTable } from './ports.ts';
import { unpackState } from './train/state.ts';
import type { OpenedRun } from './uses/opened-run.ts';

/** What lies in a worker between jobs: one dataset, and one run on it. */
export function createHeldRun() {
  let dataset: { readonly id: string; readonly table: Table } | null = null;
  let run: OpenedRun | null = null;
  return {
    holds: (input: { datasetId: string; runId: string | null }) => ({
      table: dataset?.id === input.datasetId,
      run: input.runId !== null && run?.runId === input.runId,
    }),
    openTable(input: { datasetId: string; table: StoredTable }): void {
      // The old ones go before the new one comes, so that both never take room.
      dataset = null;
      run = null;
      dataset = { id: input.datasetId, table: openedTable(input.table) };
    },
    openRun(input: { datasetId: string; runId: string; state: Uint8Array }): void {
      run = null;
      run = { runId: input.runId, table: tableOf(input.datasetId), state: unpackState(input.state) };
    },
    table: tableOf,
    run(runId: string): OpenedRun {
      if (run?.runId !== runId) throw new Error('The run isn’t open in this worker.');
      return run;
    },
  };

  function tableOf(datasetId: string): Table {
    if (dataset?.id !== datasetId) throw new Error('The dataset isn’t open in this worker.');
    return dataset.table;
  }
}
