import type { JSX } from 'preact';
import type { Statement } from './record';
import type { Setting } from './setting';

/** What is no part of what is accepted, by reason. */
export function Exclusions({ statement, setting }: { statement: Statement; setting: Setting }): JSX.Element {
  const { words, nameOf } = setting;
  const { exclusions } = statement.predicate;
  const said: Record<string, string> = {
    'not applicable': nameOf('not-applicable'),
    'not run': words.notRun,
  };
  const reasons = [...new Set(exclusions.map(({ reason }) => reason))];
  return (
    <>
      <h3>
        {words.exclusions} ({exclusions.length})
      </h3>
      <p class="faint">{words.exclusionsLead}</p>
      <ul class="exclusions">
        {reasons.map((reason) => (
          <li>
            {said[reason] ?? reason.replace(/^excluded/, words.excluded).replace(/\.$/, '')}
            <ExcludedIds
              ids={exclusions.filter((each) => each.reason === reason).map(({ requirement }) => requirement)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many ids are listed; of more the matrix tells. */
const listedMost = 40;

function ExcludedIds({ ids }: { ids: readonly string[] }): JSX.Element {
  return (
    <span class="faint">
      {' '}
      ({ids.length}): {ids.slice(0, listedMost).join(', ')}
      {ids.length > listedMost && (
        <>
          , <a href="#matrix">…</a>
        </>
      )}
    </span>
  );
}
