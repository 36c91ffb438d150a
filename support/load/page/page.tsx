import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import { renderPage, VerdictBadge } from '../../page';
import type { LoadResult } from '../result-shape';
import { describeLag, describeVerdict, ms, percent } from '../sentences';
import { ConformanceSection } from './conformance-section';
import { ErrorTable } from './error-table';
import { StepTable } from './step-table';
import { ThresholdTable } from './threshold-table';
import { Timeline } from './timeline';

const style = readFileSync(path.join(__dirname, 'load.css'), 'utf8');

/** Renders a load as one page: what it came to, the thresholds, the course of the shift, each step's times. */
export function renderLoadPage(result: LoadResult): string {
  return renderPage({
    title: `Shift start: ${result.target.name}`,
    style,
    children: (
      <>
        <Head result={result} />
        <main>
          <ThresholdTable thresholds={result.thresholds} />
          <Timeline result={result} />
          <StepTable result={result} />
          <ErrorTable errors={result.errors} />
          <EventSection result={result} />
          <ConformanceSection conformance={result.conformance} />
        </main>
      </>
    ),
  });
}

function Head({ result }: { result: LoadResult }): JSX.Element {
  const { target, engine, asked, agents, verdict, startedAt, leftBehind, steps } = result;
  const signIn = steps.find(({ step }) => step === 'signIn');
  const sentence = describeVerdict(result).replace(/^\w+(?:: |, )/, '');
  return (
    <header>
      <h1>Shift start: {target.name}</h1>
      <p class={`outcome outcome-${verdict}`} role="status">
        <VerdictBadge verdict={verdict} /> {sentence}
      </p>
      {leftBehind > 0 && (
        <p class="outcome outcome-fail">
          Left on the server: {leftBehind} subscriptions whose end was not confirmed.
        </p>
      )}
      <div class="tiles">
        <Tile figure={`${String(agents.signedIn)} of ${String(asked.agents)}`} name="agents signed in" />
        <Tile figure={String(agents.held)} name="held to the end" />
        <Tile figure={percent(result.errorShare)} name="errors" />
        <Tile figure={ms(signIn?.p95 ?? null)} name="signed in, p95" />
        <Tile figure={String(result.events.missed)} name="events missed" />
      </div>
      <dl class="facts">
        <dt>Server</dt>
        <dd>
          {target.url}, domain {target.domain}
        </dd>
        <dt>Asked</dt>
        <dd>
          {asked.agents} agents, each on an account of its own, {asked.supervisors} of them supervisors;
          signed in over {ms(asked.overMs)}, held for {ms(asked.holdMs)}
        </dd>
        <dt>Begun</dt>
        <dd>
          {startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}, {ms(result.durationMs)} in all
        </dd>
        <dt>Engine</dt>
        <dd>
          {engine.name} {engine.version}, {asked.processes} {asked.processes === 1 ? 'process' : 'processes'}.{' '}
          {describeLag(result)}
        </dd>
      </dl>
    </header>
  );
}

function Tile({ figure, name }: { figure: string; name: string }): JSX.Element {
  return (
    <p class="tile">
      <strong>{figure}</strong> {name}
    </p>
  );
}

function EventSection({ result: { events, heard, asked } }: { result: LoadResult }): JSX.Element {
  return (
    <section aria-labelledby="events">
      <h2 id="events">Events</h2>
      {events.none === null ? (
        <p>
          {events.published} items were published, at most {asked.eventsPerSecond?.toFixed(1)} a second.{' '}
          {events.expected} events were owed for them to agents who were subscribed before and after;{' '}
          {events.received} came, {events.missed} were missed ({percent(events.missedShare)}).
        </p>
      ) : (
        <p>None were caused: {events.none}.</p>
      )}
      <p class="faint">
        The agents heard {heard.events} events and {heard.presences} presences in all.
      </p>
    </section>
  );
}
