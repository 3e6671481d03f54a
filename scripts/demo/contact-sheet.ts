/** A page that shows the pictures of a tour, those of one stop in one row. */
export function contactSheet(files: readonly string[]): string {
  const stops = Map.groupBy(files, (file) => file.split('.')[0]!);
  const rows = [...stops].map(([stop, pictures]) => {
    const cells = pictures.map(
      (file) =>
        `<a href="${file}"><img loading="lazy" src="${file}" alt=""><br>${file.split('.')[1] ?? ''}</a>`,
    );
    return `<h2>${stop}</h2><div>${cells.join('')}</div>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Tour of Inkling</title>
<style>
  body { font: 14px sans-serif; margin: 24px; background: #e8e6e1; color: #222 }
  div { display: flex; gap: 12px; overflow-x: auto; align-items: flex-start }
  img { width: 380px; border: 1px solid #bbb }
  a { color: inherit }
</style>
${rows.join('\n')}
`;
}
