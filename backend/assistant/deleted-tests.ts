import { InklingError } from '../../contract/errors.ts';
import type { TestCase } from '../../contract/tests.ts';

/** Tests that were deleted since the app was started, so that they can be brought back as they were. */
interface DeletedTests {
  keep(tests: readonly TestCase[]): void;
  /** In the order of the ids. Throws `not-found` when one of them is not among the deleted. */
  find(ids: readonly string[]): TestCase[];
  forget(ids: readonly string[]): void;
}

/** Makes an empty collection. */
export function createDeletedTests(): DeletedTests {
  const kept = new Map<string, TestCase>();
  return {
    keep(tests) {
      for (const test of tests) kept.set(test.id, test);
    },
    find: (ids) =>
      [...new Set(ids)].map((id) => {
        const test = kept.get(id);
        if (test) return test;
        throw new InklingError(
          'not-found',
          'This test can’t be brought back: it was not deleted since the app was started.',
          'Add it anew.',
        );
      }),
    forget(ids) {
      for (const id of ids) kept.delete(id);
    },
  };
}
