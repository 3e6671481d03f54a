/**
 * Forms of characters that only fonts distinguish: ligatures (ﬁ), forms of Arabic, radicals for ideographs, and letters
 * and figures as wide as ideographs.
 */
const fontForms =
  /[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc\u2e80-\u2fd5\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/gu;

/**
 * NFC, and NFKC where that changes only the form: in PDFs ligatures and radicals stand for the letters. Plain NFKC would
 * also make 10² into 102 and Chinese punctuation into Western, which a quotation must not.
 */
export function withoutFontForms(text: string): string {
  return text.normalize('NFC').replace(fontForms, (form) => form.normalize('NFKC'));
}
