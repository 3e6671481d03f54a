import { root } from './root.mjs';
import { run } from './run.mjs';

const folders = ['contract', 'electron', 'backend', 'renderer', 'cli', 'scripts', 'bench', 'test'];

/** The checks that read the sources without running them: a name, and the program with its words. */
const checks = [
  ['formatting (prettier)', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  ['style and correctness (eslint)', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
  ['types (tsc)', 'typescript/bin/tsc', ['-p', '.']],
  [
    'import rules (dependency-cruiser)',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.cjs', ...folders],
  ],
  ['dead code (knip)', 'knip/bin/knip.js', []],
];

/** Runs each static check, prints what it found, and counts: a check is one thing that passes or fails. */
export async function runChecks(node) {
  const count = { passed: 0, failed: 0 };
  for (const [name, program, args] of checks) {
    const started = Date.now();
    const { code } = await tool(node, program, args);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${name}, ${seconds} s\n`);
    count[code === 0 ? 'passed' : 'failed']++;
  }
  return count;
}

/** Runs a development tool out of node_modules under `node`. */
export function tool(node, program, args, options = {}) {
  return run(node, [`node_modules/${program}`, ...args], { cwd: root, ...options });
}
