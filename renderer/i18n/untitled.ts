/** What a project is called that nobody has named yet. Known in every language: it stays what it was made as. */
export const untitled = { en: 'Untitled project', 'zh-CN': '未命名项目' } as const;
