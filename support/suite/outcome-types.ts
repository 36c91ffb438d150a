import { defineParameterType } from '@cucumber/cucumber';
import { anyOf, defineWords } from './words';

/** What is to come: a condition in XPath, and its description. */
export interface Wanted {
  condition: string;
  described: string;
}

/** The form each message is to have. */
export type MessageForm = 'one document' | 'text';

/** A frame that is to come; `payload` is a template, `code` that of a close frame. Both are any unless told. */
export interface AwaitedFrame {
  opcode: 'close' | 'pong';
  payload?: string;
  code?: number;
}

const quoted = (words: string): string | undefined => /"(.*)"/.exec(words)?.[1];

const result: Wanted = { condition: "[@type='result']", described: 'a result with the id of the request' };
const resultOrError: Wanted = {
  condition: "[@type='result' or @type='error']",
  described: 'a result or an error with the id of the request',
};
const anonymous: Wanted = {
  condition: "[@type='result' and not(@from)]",
  described: 'a result with the id of the request and without from',
};
const answers = new Map<string, Wanted>([
  ['a result', result],
  ['een resultaat', result],
  ['a result or an error with its id', resultOrError],
  ['een resultaat of een fout met zijn id', resultOrError],
  ['a result without a sender', anonymous],
  ['een resultaat zonder afzender', anonymous],
]);

defineParameterType({
  name: 'answer',
  regexp: new RegExp(`${anyOf([...answers.keys()]).source}|the error "[^"]+"`),
  transformer: (words: string): Wanted | undefined => {
    const error = quoted(words);
    if (error === undefined) return answers.get(words);
    return {
      condition: `[@type='error']/client:error[stanzaerr:${error}]`,
      described: `an iq error with <${error}/>`,
    };
  },
});

defineParameterType({
  name: 'resource',
  regexp: /its resource|zijn resource|the resource "[^"]*"/,
  // null for the one in the target file
  transformer: (words: string) => quoted(words) ?? null,
});

/** Of the resource part of a bound JID. */
defineWords<Wanted>('which', [
  ['that', 'die', { condition: '= $resource', described: 'the resource that was asked for' }],
  ['some', 'een', { condition: "!= ''", described: 'a resource that is not empty' }],
]);

defineParameterType({
  name: 'frame',
  regexp: /close frame|close frame with the code \d+|pong with "[^"]*"/,
  transformer: (words: string): AwaitedFrame => {
    const payload = quoted(words);
    if (payload !== undefined) return { opcode: 'pong', payload };
    const code = /\d+$/.exec(words)?.[0];
    return { opcode: 'close', ...(code !== undefined && { code: Number(code) }) };
  },
});

defineParameterType({
  name: 'ifAny',
  regexp: /, if any,|/,
  transformer: (words: string) => words !== '',
  useForSnippets: false,
});

defineParameterType({
  name: 'messageForm',
  regexp: /one document|text/,
  transformer: (words: string) => words as MessageForm,
});
