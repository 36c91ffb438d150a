import { setTimeout as pause } from 'node:timers/promises';
import { FinesseApi, RestFailure } from '../../protocol/rest';
import { parse } from '../../protocol/xml/parse';
import { textOf } from '../../protocol/xml/query';
import type { Kind, Place } from './kind';

/** Finesse answers before the state has changed: the user is asked again after so many milliseconds. */
const againMs = 100;

/** The user's own resource tells the state. Cisco Finesse Web Services, User API. */
export const signIns: Kind<'sign-in'> = {
  kind: 'sign-in',

  async find(place, open, ended) {
    const asked = [...open, ...ended];
    const api = apiOf(place);
    if (asked.length === 0) return { there: [], unknown: [] };
    const state = api ? await readState(api) : null;
    if (state === null) return { there: [], unknown: [...open] };
    return { there: state === 'LOGOUT' ? [] : asked, unknown: [] };
  },

  async remove(place) {
    const api = apiOf(place);
    try {
      const answer = await api?.changeState('LOGOUT');
      if (api && answer && answer.status < 300) await awaitSignOut(place, api);
    } catch (error) {
      if (!(error instanceof RestFailure)) throw error;
    }
  },
};

/** Until the state is LOGOUT, REST does not tell it, or the time for an answer is over. */
async function awaitSignOut({ target }: Place, api: FinesseApi): Promise<void> {
  const giveUp = Date.now() + target.limits.replyMs;
  while (Date.now() < giveUp) {
    const state = await readState(api);
    if (state === null || state === 'LOGOUT') return;
    await pause(againMs);
  }
}

async function readState(api: FinesseApi): Promise<string | null> {
  try {
    const { status, body } = await api.user();
    const parsed = parse(body);
    const state = status === 200 && parsed.ok ? textOf('/User/state', parsed.document) : '';
    return state === '' ? null : state;
  } catch (error) {
    if (error instanceof RestFailure) return null;
    throw error;
  }
}

function apiOf({ target, session }: Place): FinesseApi | null {
  const { rest, tls, proxy, user, limits } = target;
  const { recorder } = session.setting.recorder;
  return (
    rest &&
    new FinesseApi({
      rest,
      tls,
      proxy,
      account: session.account,
      userId: user.id,
      withinMs: limits.replyMs,
      recorder,
    })
  );
}
