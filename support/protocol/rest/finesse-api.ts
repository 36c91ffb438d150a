import http from 'node:http';
import https from 'node:https';
import { currentBudget } from '../budget';
import { agentFor } from '../proxy';
import type { Account, Rest, TlsSettings } from '../../configuration';
import type { Recorder } from '../wire/recorder';
import type { Header } from '../wire/transcript';
import { xml, type Xml } from '../xml/template';

/** Bytes of one answer that are read, as of a message over the WebSocket; a user's document has a few thousand. */
const bytesMost = 2 * 1024 * 1024;

/** What REST answered. */
export interface RestAnswer {
  status: number;
  body: string;
}

/** The states an agent may be put in. Cisco Finesse Web Services, User API. */
export type AgentState = 'LOGIN' | 'READY' | 'NOT_READY' | 'LOGOUT';

export interface ApiSetting {
  rest: Rest;
  tls: TlsSettings;
  /** As `Target.proxy`. */
  proxy: string | null;
  account: Account;
  /** The user's id as it stands in REST paths and node names. */
  userId: string;
  withinMs: number;
  recorder: Recorder;
}

/** Finesse's REST interface as far as the suite needs it: state changes are what events come from. */
export class FinesseApi {
  readonly #setting: ApiSetting;

  constructor(setting: ApiSetting) {
    this.#setting = setting;
  }

  /** `GET SystemInfo`, without credentials as before a sign-in. */
  systemInfo(): Promise<RestAnswer> {
    return this.#request('GET', '/SystemInfo', null, false);
  }

  /** The user's own resource. */
  user(): Promise<RestAnswer> {
    return this.#request('GET', `/User/${encodeURIComponent(this.#setting.userId)}`, null, true);
  }

  /**
   * Asks for a state; 202 means that an event will tell.
   * @param id what the event may repeat as its requestId. Cisco Finesse Developer Guide, Notification Parameters
   */
  changeState(state: AgentState, id?: string): Promise<RestAnswer> {
    const extension =
      state === 'LOGIN' ? xml`<extension>${this.#setting.rest.extension}</extension>` : undefined;
    const body = xml`<User><state>${state}</state>${extension}</User>`;
    return this.#request('PUT', `/User/${encodeURIComponent(this.#setting.userId)}`, body, true, id);
  }

  async #request(
    method: string,
    path: string,
    body: Xml | null,
    signed: boolean,
    id?: string,
  ): Promise<RestAnswer> {
    const budget = currentBudget();
    await budget.takeConnection();
    const { rest, tls, proxy, account, withinMs, recorder } = this.#setting;
    const url = new URL(rest.url.replace(/\/$/, '') + path);
    const content = body?.text ?? '';
    const headers: Header[] = [
      ['Host', url.host],
      ...(body ? [['Content-Type', 'application/xml'] satisfies Header] : []),
      ['Content-Length', String(Buffer.byteLength(content))],
      ...(id === undefined ? [] : [['requestId', id] satisfies Header]),
      ...(signed ? [['Authorization', authorization(account)] satisfies Header] : []),
    ];
    const connection = recorder.connect('rest', url.href);
    const answered = connection.request({
      line: `${method} ${url.pathname} HTTP/1.1`,
      headers,
      body: content,
    });
    return new Promise((resolve, reject) => {
      const options = {
        method,
        headers: headers.flat(),
        agent: agentFor(proxy) ?? false,
        rejectUnauthorized: tls.verify,
        ...(tls.ca !== null && { ca: tls.ca }),
        ...(tls.cert !== null && tls.key !== null && { cert: tls.cert, key: tls.key }),
        ...(tls.servername !== null && { servername: tls.servername }),
      };
      const fail = (cause: Error): void => {
        clearTimeout(deadline);
        unwatch();
        reject(new RestFailure(`${method} ${url.href}: ${cause.message}`, { cause }));
      };
      const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
        const chunks: Buffer[] = [];
        // a response that breaks off tells nobody but whoever listens here
        response.on('error', fail);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          clearTimeout(deadline);
          unwatch();
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          const status = response.statusCode ?? 0;
          const line =
            `HTTP/${response.httpVersion} ${String(status)} ${response.statusMessage ?? ''}`.trimEnd();
          answered({ line, headers: pairs(response.rawHeaders), body: text }, bytes.length);
          resolve({ status, body: text });
        });
      });
      const deadline = setTimeout(() => {
        fail(new Error(`no answer within ${String(withinMs)} ms`));
        request.destroy();
      }, withinMs);
      const unwatch = budget.halt.watch((reason) => {
        fail(reason);
        request.destroy();
      });
      request.on('error', fail);
      request.on('socket', (socket) => {
        let read = 0;
        // counted here, since headers and interim responses can go on without end as well
        socket.on('data', (bytes: Buffer) => {
          read += bytes.length;
          if (read <= bytesMost) return;
          fail(new Error(`the answer is longer than ${String(bytesMost)} bytes, and was not read on`));
          request.destroy();
        });
      });
      request.end(content);
    });
  }
}

/** REST could not be asked; the message says what and why. */
export class RestFailure extends Error {
  override readonly name = 'RestFailure';
}

/** RFC 6750, section 2.1, for a token; RFC 7617, section 2, for a password. */
function authorization({ username, password, token }: Account): string {
  if (token) return `Bearer ${password}`;
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] satisfies Header] : [],
  );
}
