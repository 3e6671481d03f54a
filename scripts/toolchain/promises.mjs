/** A promise for each test that ran: its name, whether it was kept, what it took, and the figure that the test took down. */

/** Out of vitest's report in JSON. */
export function promisesOfUnitTests(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  return tests
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status, duration, meta }) => ({
      name: fullName,
      isKept: status === 'passed',
      tookMs: duration ?? 0,
      figure: meta?.figure,
    }));
}

/** Out of Playwright's report in JSON. */
export function promisesOfWindowTests(report) {
  return report.suites.flatMap((suite) => specsOf(suite)).map(promiseOf);
}

/** The specs of a suite of Playwright's, and of those within it. */
export function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function promiseOf({ title, ok, tests }) {
  const figure = tests.flatMap(({ annotations }) => annotations).find(({ type }) => type === 'figure');
  const tookMs = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
  return { name: title, isKept: ok, tookMs, figure: figure?.description };
}

/** One line: kept or broken, the promise, its figure, and how long the test took. */
export function lineOf({ isKept, name, tookMs, figure }) {
  return `${isKept ? 'kept  ' : 'BROKEN'}  ${name}${figure ? `: ${figure}` : ''} (${timeOf(tookMs)})`;
}

/** "0.4 s", "12 s", "3 min 5 s". */
export function timeOf(ms) {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
