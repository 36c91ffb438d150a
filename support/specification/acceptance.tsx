import type { ComponentChildren, JSX } from 'preact';
import { impacts } from '../judgement/catalogue/catalogue';
import { verdicts } from '../judgement/verdict';
import { Judged } from './verdict';
import { complianceWords } from './compliance';
import { Exclusions } from './exclusions';
import type { Statement } from './record';
import { dayOf, type Setting } from './setting';

/** What is accepted, on pages to sign: scope, exclusions, open deviations, and the digest of what it rests on. */
export function Acceptance({
  statement,
  keyId,
  setting,
}: {
  statement: Statement;
  /** Of the key that the statement is signed with; null where it is not. */
  keyId: string | null;
  setting: Setting;
}): JSX.Element {
  const { words, language } = setting;
  const { predicate, subject } = statement;
  const [{ name, uri, annotations } = { name: '', uri: '', annotations: {} }] = predicate.configuration;
  return (
    <section id="acceptance" class="acceptance">
      <h2>{words.record}</h2>
      <dl class="facts">
        <Fact term={words.compliance}>
          <strong>{complianceWords[language][predicate.compliance]}</strong>
        </Fact>
        <Fact term={words.scope}>
          {name}, {uri}; {annotations.software ?? words.unknownSoftware}; {words.profile.toLowerCase()}:{' '}
          {annotations.profile}
        </Fact>
        <Fact term={words.date}>{dayOf(predicate.startedAt)}</Fact>
        <Fact term={words.suite}>{annotations.suite}</Fact>
        <Fact term={words.digest}>
          <code>sha256:{subject[0]?.digest.sha256}</code>
        </Fact>
        <Fact term={words.statement}>
          in-toto Test Result v0.1, {predicate.result};{' '}
          {keyId === null ? (
            words.unsigned
          ) : (
            <>
              {words.signedBy} <code>{keyId}</code>
            </>
          )}
        </Fact>
      </dl>
      <Deviations statement={statement} setting={setting} />
      <Exclusions statement={statement} setting={setting} />
      <div class="signatures">
        {[1, 2].map(() => (
          <table>
            <caption>{words.accepted}</caption>
            <tbody>
              {[words.name, words.function, words.place, words.signature].map((line) => (
                <tr>
                  <th scope="row">{line}</th>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is open, as who accepts weighs it: by verdict, then by what it costs people. */
function costliestFirst(
  { predicate }: Statement,
  { catalogue }: Setting,
): Statement['predicate']['openDeviations'] {
  const cost = (id: string): number => {
    const impact = catalogue.get(id)?.impact;
    return impact === undefined ? impacts.length : impacts.indexOf(impact);
  };
  return [...predicate.openDeviations].sort(
    (a, b) =>
      verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || cost(a.requirement) - cost(b.requirement),
  );
}

function Deviations({ statement, setting }: { statement: Statement; setting: Setting }): JSX.Element {
  const { words, catalogue } = setting;
  const openDeviations = costliestFirst(statement, setting);
  return (
    <>
      <h3>
        {words.deviations} ({openDeviations.length})
      </h3>
      {openDeviations.length === 0 ? (
        <p>{words.noDeviations}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.requirement}</th>
              <th scope="col">{words.verdict}</th>
              <th scope="col" class="owner">
                {words.owner}
              </th>
            </tr>
          </thead>
          <tbody>
            {openDeviations.map(({ requirement: id, verdict, owner }) => {
              const requirement = catalogue.get(id);
              return (
                <tr>
                  <td>
                    <a href={`#${id}`}>{id}</a> {requirement && setting.sentenceOf(requirement)}
                    {requirement && verdict !== 'blocked' && (
                      <>
                        <br />
                        <span class="faint">{setting.impactOf(requirement)}</span>
                      </>
                    )}
                  </td>
                  <td>
                    <Judged verdict={verdict} setting={setting} />
                  </td>
                  <td>{owner}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
