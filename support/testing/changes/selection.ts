import { readFeatures } from '../../judgement/catalogue/cases';

/** Beside what is documented: a ping, discovery, a refusal, the end of a subscription, and what software it is. */
const further = /^(?:LIV-00[13]|LIV-020|PRS-040-.*|SUB-00[34]|SUB-01[01]|FIN-0(?!80|91).*)$/;

/** The cases that are held of each change, as a tag expression: the documented conversation, and what rules of Cisco say. */
export function tagsOf(): string {
  const { cases } = readFeatures();
  const wanted = cases.filter(
    ({ id, tags }) => id !== null && (/^DOC-/.test(id) || further.test(id)) && !tags.includes('@full'),
  );
  const all = wanted.flatMap(
    ({ id, tags }) => tags.find((tag) => tag.startsWith('@case:')) ?? `@case:${id ?? ''}`,
  );
  return [...new Set(all)].join(' or ');
}
