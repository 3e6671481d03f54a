import { isProbablyReaderable, Readability } from '@mozilla/readability';
import type { ParseContext } from './parse-context.ts';

/** Never words of a page. */
const neverRead =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, video, audio, [hidden]';
/** What stands around the words of every page of a site. */
const around =
  'nav, header nav, footer, aside, form, [role=navigation], [role=search], [role=banner], [aria-hidden=true]';
/** Finding the article is worth it up to so many elements; it takes longer than the reading. */
const mostElements = 20_000;
/** Pages that nest deeper are no articles; the time for them would grow with the square of the depth. */
const deepestPage = 100;

/**
 * The part of a page that is read: its article where Readability (Mozilla's reader view) finds one that keeps all
 * tables, lists and headings and most of the words; else all but navigation, footers and forms.
 */
export function mainContent(document: Document, context: ParseContext): Element {
  for (const element of document.querySelectorAll(neverRead)) element.remove();
  const page = document.querySelector('main') ?? document.body;
  const { count, depth } = extentOf(document);
  if (depth > deepestPage) return page;
  const words = wordCount(page);
  for (const element of page.querySelectorAll(around)) {
    // A page may be one single form, as pages of old frameworks are.
    if (wordCount(element) * 2 < words) element.remove();
  }
  context.checkpoint();
  if (count > mostElements || !isProbablyReaderable(document)) return page;
  const copy = document.cloneNode(true) as Document;
  const options = { serializer: (node: Node) => node as Element, keepClasses: false };
  const article = new Readability<Element>(copy, options).parse()?.content;
  return article && keepsEverything(article, page) ? article : page;
}

/** How many elements a page has, and how deep they nest. */
function extentOf(document: Document): { count: number; depth: number } {
  const elements = document.querySelectorAll('*');
  // In the order of a document parents come before their children.
  const depths = new Map<Element, number>();
  let deepest = 0;
  for (const element of elements) {
    const depth = 1 + (element.parentElement ? (depths.get(element.parentElement) ?? 0) : 0);
    depths.set(element, depth);
    deepest = Math.max(deepest, depth);
  }
  return { count: elements.length, depth: deepest };
}

function keepsEverything(article: Element, page: Element): boolean {
  const keeps = (selector: string) =>
    article.querySelectorAll(selector).length >= page.querySelectorAll(selector).length;
  // Readability takes the first heading for the title and drops it.
  return (
    keeps('tr') &&
    keeps('li') &&
    keeps('pre') &&
    keeps('h1, h2, h3') &&
    wordCount(article) >= 0.8 * wordCount(page)
  );
}

function wordCount(element: Element): number {
  return element.textContent.split(/\s+/u).length;
}
