/** A piece of a file that a page shows. */
interface Excerpt {
  readonly file: string;
  /** What has to stand there word for word: the excerpt, cut where it leaves something out. */
  readonly parts: readonly string[];
}

const fence = /^```\S+ from=(\S+)\n([\s\S]*?)^```$/gmu;

/** The excerpts of a Markdown page: code blocks that say where they are from; a line of `…` leaves something out. */
export function excerptsOf(markdown: string): Excerpt[] {
  return [...markdown.matchAll(fence)].map(([, file = '', text = '']) => ({
    file,
    parts: text.split(/^…\n/mu).filter((part) => part !== ''),
  }));
}

/** Where a page's links lead within the repository, without what follows a `#`. */
export function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gmu, '').replace(/`[^`\n]*`/gu, '');
  return [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/gu)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/u.test(link));
}

/** The command lines that a page shows, as the words after `npm run cli --`, without a remark at the end. */
export function commandLinesOf(markdown: string): string[][] {
  return [...markdown.matchAll(/^npm run (?:-s )?cli -- (.+)$/gmu)].map(([, line = '']) =>
    line.replace(/\s+#\s.*$/u, '').split(/\s+/u),
  );
}
