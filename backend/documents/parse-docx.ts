import { zipSync, type Zippable } from 'fflate';
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { damagedFile } from './file-errors.ts';
import { addHtmlBlocks } from './html-blocks.ts';
import { limits } from './limits.ts';
import { isNestedDeeper } from './nesting.ts';
import type { ParseContext } from './parse-context.ts';
import { decodeEntities } from './xml-events.ts';
import { unzip } from './unzip.ts';

const what = 'a Word document';
const isPart = (name: string) => /\.(?:xml|rels)$/iu.test(name);

/**
 * Reads a Word document. Its pictures stay packed, and nothing that it points at outside itself is opened: mammoth is
 * given only the parts with words and is never asked for a picture.
 */
export async function parseDocx(
  bytes: Uint8Array,
  fileName: string,
  context: ParseContext,
): Promise<ParsedDocument> {
  const parts = unzip({ bytes, fileName, what }, isPart);
  context.checkpoint();
  for (const part of parts.values())
    if (isNestedDeeper(new TextDecoder().decode(part), limits.elementDepth))
      throw damagedFile(fileName, what);
  const html = await toHtml(parts, fileName);
  context.checkpoint();
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const builder = createDocumentBuilder();
  for (const mark of document.querySelectorAll(
    'sup a[href^="#"], a[href^="#footnote-ref"], a[href^="#endnote-ref"]',
  )) {
    mark.remove();
  }
  addHtmlBlocks(document.body, builder, context);
  return builder.finish('docx', titleOf(parts), null);
}

async function toHtml(parts: ReadonlyMap<string, Uint8Array>, fileName: string): Promise<string> {
  const files: Zippable = Object.fromEntries(parts);
  const buffer = Buffer.from(zipSync(files, { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw damagedFile(fileName, what, error);
  }
}

function titleOf(parts: ReadonlyMap<string, Uint8Array>): string | null {
  const properties = parts.get('docProps/core.xml');
  if (!properties) return null;
  const title = /<dc:title>([^<]*)<\/dc:title>/u.exec(new TextDecoder().decode(properties))?.[1];
  return title === undefined ? null : decodeEntities(title);
}
