import type { IStylesOptions } from 'docx';

/** The inks of a written document: RGB in hex. */
export const ink = { text: '1D1A17', quiet: '6E675E', hairline: 'D8D3CA' } as const;

const serif = { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: 'SimSun', cs: 'Georgia' } as const;
const sans = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei', cs: 'Arial' } as const;

/** Sizes in half points, distances in twentieths of a point, as Word counts. */
export function docxStyles(language: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: serif, size, bold: true, color: ink.text },
    paragraph: { spacing: { before, after } },
  });
  const small = (id: string, name: string, isBold = false) => ({
    id,
    name,
    basedOn: 'Normal',
    run: { font: sans, size: 16, bold: isBold, color: isBold || id === 'Quiet' ? ink.quiet : ink.text },
    paragraph: { spacing: { line: 260 } },
  });
  return {
    default: {
      document: {
        run: {
          font: serif,
          size: 21,
          color: ink.text,
          language: { value: language === 'zh-CN' ? 'en-US' : language, eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: 300 } },
      },
      title: heading(48, 0, 80),
      heading1: heading(34, 520, 140),
      heading2: heading(25, 300, 60),
      heading3: { ...heading(21, 200, 40) },
      heading4: { ...heading(19, 160, 40) },
    },
    characterStyles: [
      { id: 'Label', name: 'Label', run: { font: sans, size: 17, bold: true, color: ink.quiet } },
    ],
    paragraphStyles: [
      small('Quiet', 'Quiet'),
      small('TableText', 'Table text'),
      small('TableHead', 'Table head', true),
    ],
  };
}
