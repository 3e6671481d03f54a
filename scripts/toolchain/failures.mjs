import { readFileSync } from 'node:fs';
import { specsOf } from './promises.mjs';
import { unitReport } from './unit-tests.mjs';
import { windowReport } from './window-tests.mjs';

/** So many lines of what is wrong are told again. */
const linesTold = 12;

/** The failed tests of a run that ended, each with what was wrong: one reads the end of a long log first. */
export function failuresOfUnitTests() {
  const { testResults } = JSON.parse(readFileSync(unitReport, 'utf8'));
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [told(name, '', message)];
    return failed.map(({ fullName, failureMessages }) => told(name, fullName, failureMessages.join('\n')));
  });
}

/** The same of the tests that drive the window. */
export function failuresOfWindowTests() {
  const report = JSON.parse(readFileSync(windowReport, 'utf8'));
  const failed = report.suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results).flatMap((result) => result.errors);
    return told(file, title, errors.map(({ message }) => message).join('\n'));
  });
}

function told(file, name, message) {
  return `FAILED  ${file} ${name}\n${message.split('\n').slice(0, linesTold).join('\n')}\n`;
}
