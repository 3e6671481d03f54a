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

/**
 * The part of a page that is read: its article where Readability (Mozilla's reader view) finds one that keeps all
 * tables, lists and headings and most of the words; else all but navigation, footers and forms.
 */
export function mainContent(document: Document, context: ParseContext): Element {
  for (const element of document.querySelectorAll(neverRead)) element.remove();
  const whole = document.body;
  const trimmed = document.querySelector('main') ?? whole;
  const wordsBefore = wordCount(trimmed);
  for (const element of trimmed.querySelectorAll(around)) {
    // A page may be one single form, as pages of old frameworks are.
    if (wordCount(element) * 2 < wordsBefore) element.remove();
  }
  context.checkpoint();
  if (document.querySelectorAll('*').length > mostElements || !isProbablyReaderable(document)) return trimmed;
  const copy = document.cloneNode(true) as Document;
  const article = new Readability<Element>(copy, {
    serializer: (node) => node as Element,
    keepClasses: false,
  }).parse();
  const content = article?.content;
  return content && keepsEverything(content, trimmed) ? content : trimmed;
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
