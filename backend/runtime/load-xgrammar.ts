import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';

type XGrammar = typeof import('@mlc-ai/web-xgrammar');

/** Node's own CommonJS compiler, which its types leave out. */
interface CompilableModule {
  exports: XGrammar;
  _compile(source: string, path: string, format: 'commonjs'): void;
}

let loaded: XGrammar | null = null;

/**
 * Loads xgrammar. Its package calls itself an ES module but ships a CommonJS file, which neither `import`
 * nor `require` accepts; so its one file is compiled as what it is.
 */
export function loadXGrammar(): XGrammar {
  if (loaded) return loaded;
  const path = createRequire(import.meta.url).resolve('@mlc-ai/web-xgrammar');
  const module = new Module(path) as unknown as CompilableModule;
  module._compile(readFileSync(path, 'utf8'), path, 'commonjs');
  loaded = module.exports;
  return loaded;
}
