import { parseHTML } from 'linkedom';
import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { addHtmlBlocks } from './html-blocks.ts';
import { limits } from './limits.ts';
import { mainContent } from './main-content.ts';
import { isNestedDeeper } from './nesting.ts';
import type { ParseContext } from './parse-context.ts';

/**
 * Reads a web page. It is parsed, never run: no script is executed and nothing that it names is fetched, since linkedom
 * has neither an engine nor a loader. Throws for a page that nests deeper than a page does.
 */
export function parseHtml(
  html: string,
  encoding: ParsedDocument['encoding'],
  context: ParseContext,
): ParsedDocument {
  if (isNestedDeeper(html, limits.elementDepth))
    throw new RangeError(`Elements lie in one another more than ${limits.elementDepth} deep.`);
  const { document } = parseHTML(wholePage(html));
  const builder = createDocumentBuilder();
  const title = document.querySelector('title')?.textContent ?? null;
  context.checkpoint();
  addHtmlBlocks(mainContent(document, context), builder, context);
  return builder.finish('html', title, encoding);
}

/** linkedom puts a body around nothing by itself. */
function wholePage(html: string): string {
  return /<body[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
}
