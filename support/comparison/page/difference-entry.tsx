import type { JSX } from 'preact';
import type { Report } from '../output/report';
import { describeCases } from '../output/sentences';
import type { Excerpt, Line, Stretch } from './excerpt';

type Difference = Report['differences'][number];

/** A sign beside the colour of each class, for whoever sees none or prints without. */
const signs: Record<Difference['class'], string> = {
  breaking: '✘',
  behavioural: '▲',
  unknown: '?',
  cosmetic: '·',
};

/** One difference: closed a line, opened all there is to know, down to the wire. */
export function DifferenceEntry({
  difference,
  excerpt,
}: {
  difference: Difference;
  excerpt: Excerpt | null;
}): JSX.Element {
  const { fingerprint, class: of, sentence, cases, accepted } = difference;
  return (
    <details class={`difference ${of}`} id={`d-${fingerprint}`}>
      <summary>
        <span class="class">
          <span aria-hidden="true">{signs[of]}</span> {of}
        </span>
        <span class="sentence">
          {sentence}
          {accepted && <span class="faint"> (accepted)</span>}
        </span>
        <span class="faint count">{describeCases(cases)}</span>
      </summary>
      <Meaning difference={difference} />
      {excerpt ? <Wire excerpt={excerpt} /> : <Values difference={difference} />}
    </details>
  );
}

function Meaning({ difference }: { difference: Difference }): JSX.Element {
  const { why, source, test, clients, rule, fingerprint, cases, layer, channel, path } = difference;
  return (
    <dl>
      <dt>Why</dt>
      <dd>{why}</dd>
      {clients.length > 0 && (
        <>
          <dt>Who notices</dt>
          <dd>
            <ul>
              {clients.map((client) => (
                <li>
                  {client.name} {client.version} <span class="faint">({client.path})</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {test !== null && (
        <>
          <dt>By hand next</dt>
          <dd>{test}</dd>
        </>
      )}
      {source !== null && (
        <>
          <dt>Source</dt>
          <dd>
            {source} <span class="faint">(rule {rule})</span>
          </dd>
        </>
      )}
      <dt>Where</dt>
      <dd>
        {layer}: {channel}, <code>{path}</code>
      </dd>
      {cases.length > 0 && (
        <>
          <dt>Cases</dt>
          <dd class="cases">
            {cases.slice(0, 30).join(', ') +
              (cases.length > 30 ? ` and ${String(cases.length - 30)} more` : '')}
          </dd>
        </>
      )}
      <dt>Fingerprint</dt>
      <dd>
        <code>{fingerprint}</code>
      </dd>
    </dl>
  );
}

function Values({ difference: { before, after } }: { difference: Difference }): JSX.Element {
  return (
    <div class="sides">
      <section aria-label="Before">
        <h4>Before</h4>
        <pre>{before ?? 'nothing'}</pre>
      </section>
      <section aria-label="After">
        <h4>After</h4>
        <pre>{after ?? 'nothing'}</pre>
      </section>
    </div>
  );
}

function Wire({ excerpt }: { excerpt: Excerpt }): JSX.Element {
  const { before, after, compared } = excerpt;
  return (
    <>
      <h3>
        {excerpt.case} <span class="faint">{excerpt.name}</span>
      </h3>
      {compared && (
        <div class="sides compared">
          <Marked title="What differs, before" stretches={compared.before} />
          <Marked title="What differs, after" stretches={compared.after} />
        </div>
      )}
      <div class="sides">
        <Conversation title="Before" lines={before} />
        <Conversation title="After" lines={after} />
      </div>
    </>
  );
}

function Marked({ title, stretches }: { title: string; stretches: readonly Stretch[] }): JSX.Element {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <pre>{stretches.map(({ text, differs }) => (differs ? <mark>{text}</mark> : text))}</pre>
    </section>
  );
}

function Conversation({ title, lines }: { title: string; lines: readonly Line[] }): JSX.Element {
  return (
    <section aria-label={`The conversation ${title.toLowerCase()}`}>
      <h4>{title}</h4>
      <ol class="wire">
        {lines.map(({ at, arrow, party, text, marked }) => (
          <li class={marked ? 'marked' : undefined}>
            <span class="faint">
              {at.toFixed(0)} ms {party}{' '}
              <span aria-label={arrow === '→' ? 'sends' : arrow === '←' ? 'receives' : 'notes'}>{arrow}</span>
            </span>{' '}
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
