// The table "from | may import" of docs/architecture.md as rules. Each one is shown to fail on a file that breaks
// it: test/unit/import-rules.test.ts.

/** Node's own modules and npm packages, which a folder may use unless a rule here says otherwise. */
const builtIn = { dependencyTypes: ['core'] };
const packages = '(^|/)node_modules/';
/** A folder of backend/ that isn't part of its machinery is a use case. */
const useCase =
  '^backend/(?!(?:guard|transport|store|runtime|documents|writers|tables|workers|http|numerics|streams|wording|onnx|project-file|secrets|updater)/)([^/]+)/';

/** What a use case, or a part of one, needs of others. */
const ports = '^backend/[^/]+/ports\\.ts$';
const portsOfPart = '^backend/[^/]+/[^/]+/ports\\.ts$';

/** What a job is given, for the files that do the work of a worker. */
const jobTypes = '^backend/workers/job\\.ts$';

const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: typeof to === 'string' ? { path: to } : to,
});
/** From `from`, only what matches one of `allowed`, and npm packages and Node's modules. */
const only = (name, comment, from, allowed) =>
  rule(name, comment, from, { pathNot: [packages, ...allowed], dependencyTypesNot: ['core'] });

module.exports = {
  forbidden: [
    only('contract-alone', 'The contract knows nobody.', '^contract/', ['^contract/']),
    rule('contract-zod-only', 'The contract runs everywhere: zod is all it needs.', '^contract/', {
      dependencyTypesNot: ['local'],
      pathNot: '(^|/)node_modules/zod/',
    }),
    only(
      'electron-thin',
      'The shell starts the backend by path, speaks the contract, and stands behind the same guard.',
      '^electron/',
      ['^electron/', '^contract/', '^backend/guard/'],
    ),
    only('guard-alone', 'What denies the network is loaded first, in the shell too.', '^backend/guard/', [
      '^backend/guard/',
      '^contract/',
    ]),
    rule('electron-no-packages', 'An old Electron cannot load them.', '^electron/', {
      path: packages,
      pathNot: '(^|/)node_modules/electron/',
    }),
    only('transport-knows-contract', 'The transport knows no use case.', '^backend/transport/', [
      '^backend/transport/',
      '^contract/',
    ]),
    only('use-case-app', 'A use case needs the contract and its own folder.', `${useCase}app\\.ts$`, [
      '^backend/$1/',
      '^contract/',
    ]),
    only(
      'use-case-pure',
      'The pure files of a use case need their own folder, numerics, streams, wording, onnx and the contract.',
      { path: useCase, pathNot: `${useCase}app\\.ts$` },
      ['^backend/$1/', '^backend/(numerics|streams|wording|onnx)/', '^contract/', jobTypes],
    ),
    rule(
      'use-case-no-packages',
      'What it needs comes through its ports.ts; zod only says what data is.',
      useCase,
      {
        path: packages,
        pathNot: '(^|/)node_modules/zod/',
      },
    ),
    rule(
      'use-case-no-input-output',
      'What a use case needs of the machine comes through its ports.ts.',
      // The files of models are what models/ is about.
      { path: useCase, pathNot: '^backend/models/' },
      { ...builtIn, pathNot: '^(node:)?(crypto|path)$' },
    ),
    only(
      'machinery-knows-ports',
      'Store, runtime, documents, writers, project files, the updater and http serve the ports of use cases, and know nothing else of them.',
      '^backend/(store|runtime|documents|writers|project-file|updater|http)/',
      ['^backend/$1/', ports, portsOfPart, '^backend/(numerics|onnx|secrets)/', '^contract/', jobTypes],
    ),
    only(
      'tables-know-documents',
      'A table is a document first: its text and its workbook are read as those of documents are.',
      '^backend/tables/',
      ['^backend/(tables|documents|numerics)/', ports, portsOfPart, '^contract/', jobTypes],
    ),
    only('workers-know-no-job', 'A worker does whatever jobs its entry names.', '^backend/workers/', [
      '^backend/workers/',
      '^contract/',
    ]),
    only('numerics-alone', 'Numerics import nothing.', '^backend/numerics/', ['^backend/numerics/']),
    rule('numerics-no-packages', 'Numerics import nothing.', '^backend/numerics/', {
      dependencyTypesNot: ['local'],
    }),
    only('onnx-alone', 'How an ONNX file is written is of no use case.', '^backend/onnx/', [
      '^backend/onnx/',
    ]),
    only('secrets-alone', 'How a passphrase becomes a key is of no use case.', '^backend/secrets/', [
      '^backend/secrets/',
    ]),
    only('streams-alone', 'How events are handed on is of no use case.', '^backend/streams/', [
      '^backend/streams/',
    ]),
    only('wording-alone', 'What words and numbers a text has is of no use case.', '^backend/wording/', [
      '^backend/wording/',
      '^contract/',
    ]),
    rule('backend-below', 'The backend knows none of its faces.', '^backend/', '^(electron|renderer|cli)/'),
    rule(
      'nobody-knows-the-root',
      'Only an entry starts the composition root.',
      { path: '^(backend|contract|electron|renderer)/', pathNot: '^backend/[^/]+\\.ts$' },
      '^backend/(main|process|worker)\\.ts$',
    ),
    only(
      'cli-is-a-client',
      'The command line is a client of the contract, of a backend in its own process.',
      '^cli/',
      ['^cli/', '^contract/', '^backend/in-process\\.ts$'],
    ),
    only('renderer-is-a-client', 'The window is a client of the contract.', '^renderer/', [
      '^renderer/',
      '^contract/',
    ]),
    rule('renderer-sandboxed', 'The window has no Node.', '^renderer/', builtIn),
    rule('features-apart', 'Features meet in app/, never one another.', '^renderer/features/([^/]+)/', {
      path: '^renderer/features/',
      pathNot: '^renderer/features/$1/',
    }),
    rule(
      'features-below-app',
      'app/ knows features, not the reverse.',
      '^renderer/features/',
      '^renderer/app/',
    ),
    only('ui-alone', 'Shared parts know nothing of ours.', '^renderer/ui/', ['^renderer/ui/']),
    rule(
      'nothing-ships-tests',
      'What ships imports no test, no script and no benchmark.',
      '^(contract|electron|backend|renderer|cli)/',
      '^(test|scripts|bench)/',
    ),
    rule('no-circles', 'Files that need each other are one file.', {}, { circular: true }),
    rule('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'declared',
      'A package that package.json does not name.',
      '^(contract|electron|backend|renderer|cli)/',
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: packages },
    // Modules that the bundler makes up lie nowhere.
    exclude: { path: '^(out|dist)/|^virtual:' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
