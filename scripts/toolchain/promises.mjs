/** A promise for each test that ran: its name, whether it was kept, and the figure that the test took down. */

/** Out of vitest's report in JSON. */
export function promisesOfUnitTests(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  return tests
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status, meta }) => ({
      name: fullName,
      isKept: status === 'passed',
      figure: meta?.figure,
    }));
}

/** Out of Playwright's report in JSON. */
export function promisesOfWindowTests(report) {
  return report.suites.flatMap((suite) => specsOf(suite)).map(promiseOf);
}

function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function promiseOf({ title, ok, tests }) {
  const figure = tests.flatMap(({ annotations }) => annotations).find(({ type }) => type === 'figure');
  return { name: title, isKept: ok, figure: figure?.description };
}
