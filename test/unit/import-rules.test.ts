import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const configFile = path.join(root, '.dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };

/** A small house: each file, what it imports, and the rules that this breaks. */
const house: [file: string, imports: string[], broken?: string[]][] = [
  // What is allowed.
  ['contract/ideation.ts', ['zod', './projects.ts']],
  ['contract/projects.ts', []],
  ['electron/main.ts', ['electron', 'node:path', '../contract/projects.ts', '../backend/guard/install.ts']],
  ['backend/guard/install.ts', ['node:net', '../../contract/projects.ts']],
  ['backend/main.ts', ['kysely', './ideation/app.ts', './store/open.ts', './transport/serve.ts']],
  ['backend/process.ts', ['./main.ts']],
  ['backend/transport/serve.ts', ['../../contract/ideation.ts']],
  ['backend/ideation/app.ts', ['../../contract/ideation.ts', './judge.ts', './ports.ts']],
  ['backend/ideation/judge.ts', ['../numerics/softmax.ts', '../../contract/projects.ts']],
  ['backend/ideation/ports.ts', []],
  ['backend/projects/app.ts', ['zod']],
  ['backend/models/verify.ts', ['node:fs']],
  ['backend/in-process.ts', ['./main.ts']],
  ['backend/store/open.ts', ['kysely', 'node:fs', '../ideation/ports.ts', '../numerics/softmax.ts']],
  ['backend/runtime/decode.ts', ['../ideation/ports.ts']],
  ['backend/numerics/softmax.ts', []],
  ['backend/workers/job.ts', []],
  ['backend/workers/serve-jobs.ts', ['node:worker_threads', './job.ts', '../../contract/projects.ts']],
  ['backend/documents/decode-text.ts', ['jschardet']],
  ['backend/documents/jobs.ts', ['../workers/job.ts']],
  ['backend/writers/write-docx.ts', ['docx', '../ideation/ports.ts']],
  ['backend/http/server.ts', ['hono', '../ideation/ports.ts', '../../contract/projects.ts']],
  ['backend/tables/read.ts', ['papaparse', '../documents/decode-text.ts']],
  ['backend/updater/updater.ts', ['node:fs', '../ideation/ports.ts', '../../contract/projects.ts']],
  ['backend/streams/emitted.ts', []],
  ['backend/onnx/model.ts', []],
  ['backend/secrets/passphrase-key.ts', ['node:crypto']],
  ['backend/store/keys/slot.ts', ['../../secrets/passphrase-key.ts']],
  ['backend/projects/graph.ts', ['../onnx/model.ts']],
  ['backend/runtime/graph.ts', ['../onnx/model.ts']],
  ['backend/ideation/jobs.ts', ['../workers/job.ts', '../streams/emitted.ts']],
  ['backend/worker.ts', ['./workers/serve-jobs.ts', './ideation/jobs.ts']],
  ['cli/main.ts', ['node:fs', '../contract/projects.ts', '../backend/in-process.ts']],
  ['renderer/backend.ts', ['../contract/projects.ts']],
  ['renderer/app/boot.tsx', ['react', '../features/ideas/list.tsx', '../features/brief/form.tsx']],
  ['renderer/features/ideas/list.tsx', ['../../ui/button.tsx', '../../backend.ts']],
  ['renderer/features/brief/form.tsx', ['../../ui/button.tsx']],
  ['renderer/ui/button.tsx', ['react']],
  ['test/builders.ts', []],
  // What is not, one rule at a time where that can be.
  ['contract/bad-backend.ts', ['../backend/numerics/softmax.ts'], ['contract-alone']],
  ['contract/bad-package.ts', ['kysely'], ['contract-zod-only']],
  ['contract/bad-node.ts', ['node:fs'], ['contract-zod-only']],
  ['contract/bad-test.ts', ['../test/builders.ts'], ['contract-alone', 'nothing-ships-tests']],
  ['backend/bad-nowhere.ts', ['zod/nowhere'], ['no-unresolved']],
  // A circle is reported once.
  ['contract/bad-circle.ts', ['./bad-circle-too.ts']],
  ['contract/bad-circle-too.ts', ['./bad-circle.ts'], ['no-circles']],
  ['electron/bad-backend.ts', ['../backend/process.ts'], ['electron-thin', 'nobody-knows-the-root']],
  ['electron/bad-package.ts', ['zod'], ['electron-no-packages']],
  ['backend/guard/bad.ts', ['../ideation/app.ts'], ['guard-alone']],
  ['backend/transport/bad.ts', ['../ideation/app.ts'], ['transport-knows-contract']],
  ['backend/projects/bad.ts', ['../ideation/judge.ts'], ['use-case-pure']],
  ['backend/bad-app/app.ts', ['../numerics/softmax.ts'], ['use-case-app']],
  ['backend/projects/bad-package.ts', ['kysely'], ['use-case-no-packages']],
  ['backend/projects/bad-node.ts', ['node:fs'], ['use-case-no-input-output']],
  ['backend/store/bad.ts', ['../ideation/judge.ts'], ['machinery-knows-ports']],
  ['backend/runtime/bad.ts', ['../store/open.ts'], ['machinery-knows-ports']],
  ['backend/store/bad-root.ts', ['../main.ts'], ['machinery-knows-ports', 'nobody-knows-the-root']],
  ['backend/writers/bad.ts', ['../ideation/judge.ts'], ['machinery-knows-ports']],
  ['backend/updater/bad.ts', ['../ideation/app.ts'], ['machinery-knows-ports']],
  ['backend/http/bad.ts', ['../ideation/app.ts'], ['machinery-knows-ports']],
  ['backend/workers/bad.ts', ['../ideation/jobs.ts'], ['workers-know-no-job']],
  ['backend/tables/bad.ts', ['../store/open.ts'], ['tables-know-documents']],
  ['backend/numerics/bad.ts', ['../../contract/projects.ts'], ['numerics-alone']],
  ['backend/numerics/bad-package.ts', ['zod'], ['numerics-no-packages']],
  ['backend/secrets/bad.ts', ['../../contract/projects.ts'], ['secrets-alone']],
  ['backend/onnx/bad.ts', ['../../contract/projects.ts'], ['onnx-alone']],
  ['backend/streams/bad.ts', ['../../contract/projects.ts'], ['streams-alone']],
  ['backend/wording/bad.ts', ['../numerics/softmax.ts'], ['wording-alone']],
  ['backend/bad-face.ts', ['../cli/main.ts'], ['backend-below']],
  ['backend/bad-undeclared.ts', ['postcss'], ['declared']],
  ['cli/bad.ts', ['../backend/ideation/judge.ts'], ['cli-is-a-client']],
  ['renderer/app/bad-node.ts', ['node:fs'], ['renderer-sandboxed']],
  ['renderer/app/bad-backend.ts', ['../../backend/numerics/softmax.ts'], ['renderer-is-a-client']],
  ['renderer/features/brief/bad.tsx', ['../ideas/list.tsx'], ['features-apart']],
  ['renderer/features/brief/bad-app.tsx', ['../../app/boot.tsx'], ['features-below-app']],
  ['renderer/ui/bad.tsx', ['../backend.ts'], ['ui-alone']],
];

let folder: string;
let broken: Map<string, Set<string>>;

beforeAll(() => {
  // Inside the repository, so that packages are found.
  mkdirSync(path.join(root, 'out'), { recursive: true });
  folder = mkdtempSync(path.join(root, 'out', 'import-rules-'));
  for (const [file, imports] of house) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, imports.map((name) => `import '${name}';\n`).join(''));
  }
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['contract', 'electron', 'backend', 'cli', 'renderer', 'test'];
  const words = [program, '--config', configFile, '--output-type', 'json', ...folders];
  const { stdout } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  broken = new Map();
  for (const { from, rule } of summary.violations) {
    broken.set(from, (broken.get(from) ?? new Set()).add(rule.name));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(house)('%s importing %j', (file, _imports, expected = []) => {
  expect([...(broken.get(file) ?? [])].sort()).toEqual([...expected].sort());
});

test('every rule is shown to fail', () => {
  const shown = new Set(house.flatMap(([, , expected = []]) => expected));
  expect(config.forbidden.map((rule) => rule.name).filter((name) => !shown.has(name))).toEqual([]);
});
