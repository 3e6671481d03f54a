import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

type XGrammar = typeof import('@mlc-ai/web-xgrammar');

let loaded: XGrammar | null = null;

/**
 * Loads xgrammar. Its package calls itself an ES module but ships a CommonJS file, which neither `import`
 * nor `require` accepts; so its one file is compiled here as what it is.
 */
export function loadXGrammar(): XGrammar {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const path = require.resolve('@mlc-ai/web-xgrammar');
  const module = { exports: {} as XGrammar };
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
  // Not vm.compileFunction: the file imports `node:module` dynamically, which only code made by Function may.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a file of our own dependency, as the lockfile pins it
  const run = Function(...parameters, `${readFileSync(path, 'utf8')}\n//# sourceURL=${path}`) as (
    ...args: unknown[]
  ) => void;
  run(module.exports, createRequire(path), module, path, dirname(path));
  loaded = module.exports;
  return loaded;
}
