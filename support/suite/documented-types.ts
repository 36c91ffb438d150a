import type { Wanted } from './outcome-types';
import { defineWords } from './words';

/** Of the server's open element: who sends it, whom it addresses, and what it says of the stream. */
defineWords<Wanted>('header', [
  [
    'the domain as its sender',
    'het domein als afzender',
    { condition: '/*[@from=$domain]', described: 'the domain in from' },
  ],
  ['an id', 'een id', { condition: '/*[string-length(@id) > 0]', described: 'an id, not empty' }],
  [
    'a language',
    'een taal',
    { condition: '/*[string-length(@xml:lang) > 0]', described: 'a xml:lang, not empty' },
  ],
  ['the version 1.0', 'versie 1.0', { condition: "/*[@version='1.0']", described: "version='1.0'" }],
  ['no addressee', 'geen geadresseerde', { condition: '/framing:open[not(@to)]', described: 'no to' }],
]);

/** Of the features of a stream. */
defineWords<Wanted>('offer', [
  [
    'offer the mechanism PLAIN',
    'het mechanisme PLAIN',
    { condition: "[sasl:mechanisms/sasl:mechanism[.='PLAIN']]", described: 'the mechanism PLAIN' },
  ],
  [
    'do not offer to start TLS',
    'geen begin van TLS',
    { condition: '[not(tls:starttls)]', described: 'no <starttls/>' },
  ],
  ['offer binding', 'het binden', { condition: '[bind:bind]', described: '<bind/>' }],
  ['do not offer binding', 'geen binden', { condition: '[not(bind:bind)]', described: 'no <bind/>' }],
  [
    "carry the server's capabilities",
    'een samenvatting van de vermogens',
    {
      condition: "[caps:c[@hash='sha-1' and @node and string-length(@ver)=28]]",
      described: 'capabilities: hash sha-1, a node and a ver of 28 characters',
    },
  ],
]);

/** Of the users of the service whose presence a desktop sees. */
defineWords<Wanted>('serviceUser', [
  [
    "the service's listener",
    'de luisteraar van de dienst',
    {
      condition: "[starts-with(@from, concat('presencelister@', $domain, '/')) and not(@type)]",
      described: 'the user presencelister',
    },
  ],
  [
    'the finesse user, with capabilities',
    'de gebruiker finesse, met vermogens',
    {
      condition:
        "[starts-with(@from, concat('finesse@', $domain, '/'))]/caps:c[@hash='sha-1' and @node and @ver]",
      described: 'the user finesse, with capabilities',
    },
  ],
]);
