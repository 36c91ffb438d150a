import type { Header } from '../protocol/wire/transcript';
import type { Upgrade } from './conversation';
import { readMoment } from './moment';
import { headOf } from './payload';
import { fieldOf, valuesOf } from './tshark-fields';

type Layers = Readonly<Record<string, unknown>>;

/** The HTTP exchange of an upgrade, as tshark has read its packets. */
export function readUpgrade(asked: Layers, answered: Layers | undefined): Upgrade {
  const field = (name: string): string => fieldOf(asked, name) ?? '';
  const line = `${field('http.request.method')} ${field('http.request.uri')} ${field('http.request.version') || 'HTTP/1.1'}`;
  const [version, code, phrase] = ['version', 'code', 'phrase'].map(
    (name) => fieldOf(answered, `http.response.${name}`) ?? '',
  );
  return {
    request: headOf(line, headersIn(asked, 'http.request.line')),
    response: answered
      ? headOf(
          `${version || 'HTTP/1.1'} ${code ?? ''} ${phrase ?? ''}`,
          headersIn(answered, 'http.response.line'),
        )
      : null,
    requestedMs: readMoment(fieldOf(asked.frame, 'frame.time_epoch')),
    respondedMs: answered ? readMoment(fieldOf(answered.frame, 'frame.time_epoch')) : null,
  };
}

function headersIn(layers: Layers, name: string): Header[] {
  return valuesOf(layers, name).flatMap((line): Header[] => {
    const [, key, value = ''] = /^([^:\s]+):\s*(.*?)\s*$/s.exec(String(line)) ?? [];
    return key === undefined ? [] : [[key, value]];
  });
}
