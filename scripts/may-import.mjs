/**
 * Which folder of support may import which: a folder sees itself, those listed for it, and nothing else; a room that is
 * listed stands for all its folders. Imports point one way, features -> steps -> support, and inside support downwards.
 */
const noun = ['suite', 'protocol', 'judgement', 'configuration'];
const nouns =
  'authentication frames presence pubsub recording rest soak stream tls transcript upgrade web'.split(' ');
/** @type {Record<string, string[]>} */
export const mayImport = {
  'protocol/xml': [],
  'protocol/wire': ['protocol/xml'],
  'protocol/budget': [],
  'protocol/proxy': [],
  'protocol/websocket': ['protocol/wire', 'protocol/budget', 'protocol/proxy'],
  'protocol/rest': ['protocol/xml', 'protocol/wire', 'protocol/budget', 'protocol/proxy', 'configuration'],
  'protocol/session': [
    'protocol/xml',
    'protocol/wire',
    'protocol/websocket',
    'protocol/budget',
    'configuration',
  ],
  configuration: [],
  'judgement/catalogue': [],
  'judgement/sign': [],
  'judgement/verdict': ['judgement/catalogue', 'judgement/sign', 'protocol/wire', 'protocol/xml'],
  'judgement/deviation': ['protocol/xml', 'judgement/verdict'],
  language: ['judgement/catalogue', 'judgement/verdict'],
  page: ['judgement/verdict', 'language'],
  comparison: ['page', 'judgement/verdict', 'load'],
  report: ['page', 'language', 'judgement', 'configuration', 'protocol/wire', 'protocol/xml'],
  // what a run folder holds of a conversation is one of the captures
  inspection: ['page', 'report', 'judgement', 'protocol/wire', 'protocol/xml'],
  load: ['page', 'judgement/verdict', 'configuration', 'protocol/websocket'],
  specification: ['page', 'report', 'language', 'judgement', 'faults'],
  'reference-server': ['protocol/xml', 'protocol/wire'],
  faults: ['reference-server', 'protocol/xml', 'protocol/wire'],
  suite: noun,
  'suite/run': ['judgement', 'configuration', 'protocol', 'reference-server', 'faults'],
  ...Object.fromEntries(nouns.map((name) => [`suite/${name}`, noun])),
  doctor: ['judgement/sign', 'configuration', 'protocol'],
  'command/preflight': ['doctor', 'suite/run', 'configuration', 'protocol'],
  'command/cleanup': ['suite/run', 'configuration', 'protocol'],
  'command/proof': ['suite/run', 'judgement', 'configuration', 'faults'],
  'command/load': ['load', 'report', 'configuration', 'reference-server', 'faults', 'command'],
  'command/inspection': [
    'inspection',
    'language',
    'page',
    'suite/run',
    'report',
    'judgement',
    'configuration',
    'command',
  ],
  'command/merge': ['suite/run', 'report', 'judgement', 'configuration', 'protocol/wire', 'command'],
  command: [
    'suite/run',
    'report',
    'doctor',
    'specification',
    'comparison',
    'language',
    'load',
    'inspection',
    'judgement',
    'configuration',
    'protocol',
    'reference-server',
    'faults',
    'command',
  ],
  'testing/imports': [],
  'testing/changes': [...noun, 'comparison', 'faults', 'reference-server', 'testing'],
  'testing/hostile': ['testing', 'protocol', 'reference-server'],
  'testing/real-server': ['configuration', 'protocol/xml'],
  'testing/benchmark': ['suite/run', 'report', 'judgement', 'configuration', 'protocol', 'reference-server'],
  testing: [
    'suite',
    'report',
    'language',
    'judgement',
    'configuration',
    'protocol',
    'reference-server',
    'doctor',
    'command',
  ],
};
/** What its tests may import besides; nothing that runs imports `testing`. */
/** @type {Record<string, string[]>} */
export const testsMayImport = {
  'reference-server': ['testing'],
};
