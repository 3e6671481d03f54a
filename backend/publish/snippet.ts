/** HTML that puts the chat page into the corner of another page. The address holds no character that HTML minds. */
export function widgetSnippet(chatPage: string): string {
  return (
    `<iframe src="${chatPage}" title="Support" ` +
    'style="position:fixed;right:16px;bottom:16px;width:380px;height:560px;border:1px solid #ccc;border-radius:6px"></iframe>'
  );
}
