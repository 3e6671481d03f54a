import { createHash } from 'node:crypto';
import type { TokenizerInfo } from '@mlc-ai/web-xgrammar';
import { loadXGrammar } from './load-xgrammar.ts';
import type { TokenMask } from './sampler.ts';
import { putRules, takeBounds, type JsonSchema } from './schema-rules.ts';

/** Follows one text as it is written and says which tokens may come next. */
export interface Matcher {
  /** Text that must follow whatever the model thinks; empty where there is a choice. */
  forcedText(): string;
  /** Which tokens may follow. Valid until the next call. */
  mask(): Promise<TokenMask>;
  /** Takes the token that was written. Throws when it may not follow. */
  accept(token: number): void;
  /** True once the text is complete and its end token has been accepted. */
  readonly finished: boolean;
  dispose(): void;
}

/** Compiles schemas for one vocabulary; each schema once. */
export interface GrammarCompiler {
  /**
   * A new matcher for JSON that satisfies the schema, written with a space after ',' and ':'. Throws a RangeError for
   * bounds between which there is nothing. Bounds on string lengths above some 50 compile for seconds.
   */
  matcher(schema: JsonSchema): Promise<Matcher>;
  dispose(): void;
}

const noIndent = -1;

type Spelling = 'byte_level' | 'byte_fallback';

/**
 * By what they were made of, for as long as the process lives: xgrammar never frees the list of tokens it makes one
 * from, some 3 MB, so that a model which is loaded again must not make another.
 */
const tokenizers = new Map<string, Promise<TokenizerInfo>>();

function tokenizerOf(
  vocabulary: readonly string[],
  stopTokens: readonly number[],
  spelling: Spelling,
): Promise<TokenizerInfo> {
  const key = createHash('sha256')
    .update(JSON.stringify([spelling, stopTokens, vocabulary]))
    .digest('hex');
  const made =
    tokenizers.get(key) ??
    loadXGrammar().TokenizerInfo.createTokenizerInfo([...vocabulary], spelling, false, vocabulary.length, [
      ...stopTokens,
    ]);
  tokenizers.set(key, made);
  return made;
}

/** Prepares constrained decoding for a vocabulary, by xgrammar (Dong et al., 2024). */
export async function createGrammarCompiler(
  vocabulary: readonly string[],
  stopTokens: readonly number[],
  spelling: Spelling = 'byte_level',
): Promise<GrammarCompiler> {
  const xgrammar = loadXGrammar();
  const tokenizer = await tokenizerOf(vocabulary, stopTokens, spelling);
  const compiler = await xgrammar.GrammarCompiler.createGrammarCompiler(tokenizer);
  const compiled = new Map<string, Awaited<ReturnType<typeof compiler.compileJSONSchema>>>();

  return {
    async matcher(schema) {
      const key = JSON.stringify(schema);
      let grammar = compiled.get(key);
      if (!grammar) {
        const { schema: plain, rules } = takeBounds(schema);
        const form = [false, noIndent, [', ', ': '] as [string, string], true] as const;
        // By way of its text only where something is put into it: compiling a schema straight away is kept by xgrammar.
        grammar =
          rules.size === 0
            ? await compiler.compileJSONSchema(key, ...form)
            : await compiler.compileGrammar(
                putRules(await xgrammar.Testings._jsonSchemaToEBNF(JSON.stringify(plain), ...form), rules),
              );
        // Each matcher asks for it, and xgrammar never frees what it then makes.
        grammar.tokenizerInfo = () => tokenizer;
        compiled.set(key, grammar);
      }
      const matcher = await xgrammar.GrammarMatcher.createGrammarMatcher(grammar);
      return {
        forcedText: () => matcher.findJumpForwardString(),
        mask: () => matcher.getNextTokenBitmask(),
        accept(token) {
          if (!matcher.acceptToken(token)) throw new Error(`The grammar does not allow token ${token} here`);
        },
        get finished() {
          return matcher.isTerminated();
        },
        dispose: () => matcher.dispose(),
      };
    },
    dispose() {
      for (const grammar of compiled.values()) grammar.dispose();
      compiler.dispose();
    },
  };
}
