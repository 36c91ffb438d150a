import { xml, Xml } from '../../protocol/xml/template';

/** A text that is published: as it is written into the request, and as every reader of XML has to read it. */
export interface SampleText {
  text: string;
  written: Xml;
  /** Longer than what every server has to take: one that refuses it does as it may. RFC 6120, section 13.12. */
  isLong: boolean;
}

/** Text in which each place can be told from the others, so that a reader sees where it was cut. */
function numbered(octets: number): string {
  const blocks = Array.from({ length: octets / 16 }, (_, index) => `${String(index).padStart(14, '.')};\n`);
  return blocks.join('');
}

const escaped = (text: string, isLong = false): SampleText => ({ text, written: xml`${text}`, isLong });
const written = (wire: string, text: string): SampleText => ({ text, written: new Xml(wire), isLong: false });

/** Each by what a feature calls it. */
const samples = {
  'a word': escaped('word'),
  // composed and decomposed: to normalise is to change (Unicode, Annex 15)
  umlauts: escaped('Grüße aus Köln, señor Dvořák: ÿ ß Ł, Zoe\u0308 A\u030Angstro\u0308m'),
  'Chinese, Japanese and Korean': escaped('客服座席 待機中です 상담원'),
  // pairs of surrogates in UTF-16, and sequences that are joined
  emoji: escaped('😀 👩‍💻 🇩🇪 𝄞 𠮷'),
  'characters of markup': escaped(`<b>"Tom" & 'Jerry'</b> &amp; &lt;i/&gt;`),
  // XML 1.0, section 2.7: how text is written is not what it says
  'a CDATA section': written(`<![CDATA[<Update>&amp; "'</Update>]]>]]&gt;`, `<Update>&amp; "'</Update>]]>`),
  // XML 1.0, section 2.11: however a line ends, it is read as U+000A
  'line ends': written('  one\ntwo\r\n\r\n three\tfour \n', '  one\ntwo\n\n three\tfour \n'),
  // a character like any other, wherever it is not the first of a document (XML 1.0, appendix F)
  'byte order marks': escaped('\uFEFFone\uFEFFtwo'),
  // XML 1.0, section 2.11, and a reference is no line end
  'a carriage return': written('one&#13;two', 'one\rtwo'),
  nothing: escaped(''),
  'more than 64 KiB': escaped(numbered(65 * 1024), true),
  'more than 256 KiB': escaped(numbered(257 * 1024), true),
} as const;

export type SampleName = keyof typeof samples;
export const sampleNames = Object.keys(samples) as SampleName[];

/** The text of a name. */
export function sampleText(name: SampleName): SampleText {
  return samples[name];
}
