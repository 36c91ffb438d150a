import { faultsOf, rewrite, type Fault } from '../fault';
import { header } from './header';

const opening = faultsOf('stream');

/** The language of the server's stream header is not as it should be (RFC 6120, section 4.7.4). */
export const languageFaults: readonly Fault[] = [
  opening(
    'lang-missing',
    'The header has no xml:lang.',
    ['RFC6120-4.7.4-a', 'DOC-S02-a'],
    header(() => ({ lang: undefined })),
  ),
  opening(
    'lang-without-prefix',
    'The header has lang where xml:lang belongs.',
    ['RFC6120-4.7.4-a', 'DOC-S02-a'],
    (phase) => rewrite(phase, 'open', (text) => text.replace(' xml:lang=', ' lang=')),
    'H02',
  ),
  opening(
    'lang-echoed',
    'The header repeats whatever language the client asked for.',
    ['RFC6120-4.7.4-b'],
    header((asked, { lang }) => ({ lang: asked?.getAttribute('xml:lang') ?? lang })),
  ),
  opening(
    'lang-of-other-region',
    'A client that asks for the language of one region gets that of another.',
    ['RFC6120-4.7.4-b'],
    header((asked, { lang }) => {
      const [, language] = /^([a-z]{2})-[A-Z]{2}$/.exec(asked?.getAttribute('xml:lang') ?? '') ?? [];
      return { lang: language === undefined ? lang : `${language}-AQ` };
    }),
  ),
];
