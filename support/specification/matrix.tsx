import type { JSX } from 'preact';
import { describeCases, type Covered } from '../judgement/catalogue/coverage';
import type { Setting } from './setting';
import { Judged, Rejected } from './verdict';

/** Every requirement with its source, its cases, its verdict and what shows that these cases can fail. */
export function Matrix({ covered, setting }: { covered: readonly Covered[]; setting: Setting }): JSX.Element {
  const { words, results } = setting;
  return (
    <section id="matrix">
      <h2>{words.matrix}</h2>
      <p class="faint">{words.matrixLead}</p>
      <div class="scroll">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{words.requirement}</th>
              <th scope="col">{words.level}</th>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.cases}</th>
              {results && <th scope="col">{words.verdict}</th>}
              <th scope="col">{words.rejects}</th>
            </tr>
          </thead>
          <tbody>
            {covered.map((row) => (
              <Row row={row} setting={setting} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, setting }: { row: Covered; setting: Setting }): JSX.Element {
  const { requirement, cases } = row;
  const { id, level, source, section, url, excluded } = requirement;
  const { words, results } = setting;
  const reason = excluded === undefined ? words.noCase : `${words.excluded}: ${excluded}`;
  return (
    <tr id={id}>
      <td>
        <strong>{id}</strong>
        <br />
        {setting.sentenceOf(requirement)}
      </td>
      <td>{level}</td>
      <td>
        <a href={url}>
          {source}, {section}
        </a>
      </td>
      <td>{cases.length > 0 ? describeCases(cases) : <span class="faint">{reason}</span>}</td>
      {results && (
        <td>
          <Judged verdict={setting.verdictOf(id)} setting={setting} />
        </td>
      )}
      <td>{cases.length > 0 && <Rejected id={id} setting={setting} />}</td>
    </tr>
  );
}
